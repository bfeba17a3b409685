namespace SelfPlay.Games.Core;

/// <summary>The two players, in the order in which they move: White, Black in chess; Black, White in shogi and Go.</summary>
public enum Side : byte
{
    First,
    Second,
}

public static class SideExtensions
{
    public static Side Opponent(this Side side) => side ^ Side.Second;
}
