namespace SelfPlay.Engine.Rating;

/// <summary>The most likely strengths and how well the games determine them, both in log-odds.</summary>
/// <param name="point">The maximum.</param>
/// <param name="unknowns">Per player its row in the covariance; negative for one whose strength was held.</param>
/// <param name="covariance">Of all unknowns.</param>
internal sealed class DavidsonFit(DavidsonPoint point, int[] unknowns, SquareMatrix covariance)
{
    public DavidsonPoint Point => point;

    /// <summary>Of the strengths of two players, relative to those that were held.</summary>
    public double Covariance(int a, int b) => unknowns[a] < 0 || unknowns[b] < 0 ? 0 : covariance[unknowns[a], unknowns[b]];

    public double VarianceOfDifference(int a, int b) => Covariance(a, a) + Covariance(b, b) - (2 * Covariance(a, b));
}
