using SelfPlay.Engine.Drawing;

namespace SelfPlay.Engine.Fitting;

/// <summary>The measurements of a fit as a curve: what its two pictures have in common.</summary>
/// <param name="Points">Those after the beginning, of finite loss.</param>
/// <param name="Best">Where the validation loss is least.</param>
/// <param name="Overfits">It rose later.</param>
internal sealed record FitCurve(IReadOnlyList<Measurement> Points, Measurement? Best, bool Overfits)
{
    private const double LeastSpan = 1e-3;

    public static FitCurve Of(IReadOnlyList<Measurement> measurements)
    {
        var points = measurements.Where(one => one.TrainingLoss is { } loss && double.IsFinite(loss) && double.IsFinite(one.ValidationLoss)).ToList();
        var best = points.MinBy(one => one.ValidationLoss);
        return new FitCurve(points, best, best is not null && best != points[^1]);
    }

    public Axis Epochs(double from, double to, int ticks) => Axis.Around([0, .. Points.Select(one => one.Epoch)], from, to, ticks, LeastSpan);

    public Axis Losses(double from, double to, int ticks) =>
        Axis.Around([.. Points.Select(one => one.ValidationLoss), .. Points.Select(one => one.TrainingLoss!.Value)], from, to, ticks, LeastSpan);
}
