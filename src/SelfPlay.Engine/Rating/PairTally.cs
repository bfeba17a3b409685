namespace SelfPlay.Engine.Rating;

/// <summary>Games of two players with one of them moving first, in shares of games, as a fit weighs them.</summary>
internal readonly record struct PairTally(int First, int Second, double Wins, double Draws, double Losses)
{
    public double Games => Wins + Draws + Losses;
}
