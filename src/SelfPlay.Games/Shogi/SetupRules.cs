using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>
/// What a position must obey beside being well written: the move generator and its buffers rely on it. Two pawns on a file and men that cannot move
/// are let pass: no move leads to them, but published compositions begin with them.
/// </summary>
internal static class SetupRules
{
    private const int MostSurplus = 1;

    private static readonly PieceKind[] Kinds =
    [
        PieceKind.Pawn, PieceKind.Lance, PieceKind.Knight, PieceKind.Silver, PieceKind.Gold, PieceKind.Bishop, PieceKind.Rook, PieceKind.King,
    ];

    /// <summary>Builds the position; on failure returns what is wrong with it.</summary>
    public static string? Build(ShogiSetup setup, out ShogiPosition position)
    {
        position = default;
        if ((CheckNumbers(setup) ?? CheckKings(setup)) is { } error) return error;
        position = ShogiPosition.From(setup);
        if (!position.OpponentInCheck) return null;
        var opponent = setup.SideToMove.Opponent();
        return $"{Name(setup.SideToMove)} is to move and could take the king on {setup.Find(opponent, PieceKind.King)}; "
            + $"let {Name(opponent)} move or end the check";
    }

    /// <summary>One man more than a set has is let pass, since published compositions have it: <see cref="ShogiPosition.MaxMoves"/> has room for it.</summary>
    private static string? CheckNumbers(ShogiSetup setup)
    {
        var surplus = 0;
        foreach (var kind in Kinds)
        {
            var count = setup.Count(kind);
            surplus += Math.Max(0, count - kind.CountInSet());
            if (surplus > MostSurplus) return $"there are {count} men of the kind {kind.Letter()}; a set has {kind.CountInSet()}";
        }

        return null;
    }

    private static string? CheckKings(ShogiSetup setup)
    {
        foreach (var side in new[] { Side.First, Side.Second })
        {
            var kings = setup.CountOnBoard(side, PieceKind.King);
            if (kings > 1) return $"{Name(side)} has {kings} kings; a side has one, or none in a mating problem";
        }

        return setup.Count(PieceKind.King) > 0 ? null : "there is no king; at least one side has one";
    }

    private static string Name(Side side) => side == Side.First ? "Black" : "White";
}
