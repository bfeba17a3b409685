using SelfPlay.Engine.Drawing;

namespace SelfPlay.Engine.Fitting;

/// <summary>The measurements of a fit as a curve: what its two pictures have in common.</summary>
/// <param name="Points">Those of finite loss. The first measurement, before any step, only where none is better: that of an untrained network would flatten the rest.</param>
/// <param name="Best">Where the validation loss is least.</param>
/// <param name="Overfits">It rose later.</param>
internal sealed record FitCurve(IReadOnlyList<Measurement> Points, Measurement? Best, bool Overfits)
{
    private const double LeastSpan = 1e-3;

    /// <summary>Those with a training loss: the weights had learnt.</summary>
    public IEnumerable<Measurement> Learnt => Points.Where(one => one.TrainingLoss is not null);

    public static FitCurve Of(IReadOnlyList<Measurement> measurements)
    {
        var finite = measurements.Where(one => double.IsFinite(one.TrainingLoss ?? 0) && double.IsFinite(one.ValidationLoss)).ToList();
        var best = finite.MinBy(one => one.ValidationLoss);
        if (best is { TrainingLoss: null } && finite.Count == 1) return new FitCurve([], null, false);
        var points = finite.Where(one => one.TrainingLoss is not null || one == best).ToList();
        return new FitCurve(points, best, best is not null && best != points[^1]);
    }

    public Axis Epochs(double from, double to, int ticks) => Axis.Around([0, .. Points.Select(one => one.Epoch)], from, to, ticks, LeastSpan);

    public Axis Losses(double from, double to, int ticks) =>
        Axis.Around([.. Points.Select(one => one.ValidationLoss), .. Learnt.Select(one => one.TrainingLoss!.Value)], from, to, ticks, LeastSpan);
}
