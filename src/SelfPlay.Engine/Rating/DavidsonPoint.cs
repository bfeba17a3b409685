namespace SelfPlay.Engine.Rating;

/// <summary>Values of the unknowns of a <see cref="DavidsonModel"/>.</summary>
/// <param name="Strengths">Per player, in log-odds.</param>
/// <param name="FirstMove">What moving first adds to a difference of strengths.</param>
/// <param name="Draws">The draw parameter v: between equals v / (2 + v) of the games are drawn.</param>
internal sealed record DavidsonPoint(double[] Strengths, double FirstMove, double Draws)
{
    public double Difference(int first, int second) => Strengths[first] - Strengths[second] + FirstMove;
}
