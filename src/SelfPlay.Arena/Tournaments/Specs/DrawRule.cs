namespace SelfPlay.Arena.Tournaments.Specs;

/// <summary>When a game is called drawn.</summary>
/// <param name="Score">Both expect at most this for either side, in [0, 1], ...</param>
/// <param name="Moves">... at each of so many of their moves in a row ...</param>
/// <param name="From">... and each has made this many moves.</param>
public sealed record DrawRule(double Score, int Moves, int From)
{
    public override string ToString() => $"drawn where both see {Score} or less in {Moves} moves in a row, from move {From} on";
}
