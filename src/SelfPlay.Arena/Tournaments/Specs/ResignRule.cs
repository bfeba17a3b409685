namespace SelfPlay.Arena.Tournaments.Specs;

/// <summary>When a game is given up for a player.</summary>
/// <param name="Score">It expects at most minus this, in [0, 1], ...</param>
/// <param name="Moves">... at each of so many of its moves in a row.</param>
/// <param name="BothSides">And its opponent expects at least as much for itself.</param>
public sealed record ResignRule(double Score, int Moves, bool BothSides)
{
    public override string ToString() => $"lost where {(BothSides ? "both see" : "it sees")} {Score} or more in {Moves} moves in a row";
}
