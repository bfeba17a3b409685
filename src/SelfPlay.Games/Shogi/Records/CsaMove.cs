using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>Moves as CSA writes them: "+7776FU", "-0055KA" for a drop, the kind as it is after the move.</summary>
internal static class CsaMove
{
    // Two letters a kind, in the order of the numbers of PieceKind.
    private const string Names = "**FUKYKEGIKAHIKIOUTONYNKNGUMRY";

    private const string DropOrigin = "00";

    public static string Name(PieceKind kind) => Names.Substring(2 * (int)kind, 2);

    /// <summary>None if it is no man.</summary>
    public static PieceKind KindOf(ReadOnlySpan<char> name)
    {
        for (var kind = PieceKind.Pawn; kind <= PieceKind.Dragon; kind++)
        {
            if (name.SequenceEqual(Names.AsSpan(2 * (int)kind, 2))) return kind;
        }

        return PieceKind.None;
    }

    public static char Sign(Side side) => side == Side.First ? '+' : '-';

    public static string Name(Square square) => $"{square.File + 1}{square.Rank + 1}";

    public static Square? SquareOf(ReadOnlySpan<char> text) =>
        text.Length == 2 && text[0] is >= '1' and <= '9' && text[1] is >= '1' and <= '9' ? Square.At(text[0] - '1', text[1] - '1') : null;

    public static string Format(in ShogiPosition position, Move move)
    {
        var played = new ShogiMove(move);
        var sign = Sign(position.SideToMove);
        if (played.IsDrop) return $"{sign}{DropOrigin}{Name(played.To)}{Name(played.Dropped)}";
        var kind = position.KindAt(played.From);
        return $"{sign}{Name(played.From)}{Name(played.To)}{Name(played.Promotes ? kind.Promoted() : kind)}";
    }

    /// <summary>Reads a move, with or without its sign, legal or not; null if the text is no move or that of the other side.</summary>
    public static ShogiMove? Read(in ShogiPosition position, ReadOnlySpan<char> text)
    {
        if (text.Length == 7 && text[0] == Sign(position.SideToMove)) text = text[1..];
        if (text.Length != 6 || KindOf(text[4..]) is not (not PieceKind.None and var kind) || SquareOf(text[2..4]) is not { } to) return null;
        if (text.StartsWith(DropOrigin)) return kind < PieceKind.King ? ShogiMove.Drop(kind, to.Index) : null;
        if (SquareOf(text[..2]) is not { } from) return null;
        var before = position.KindAt(from);
        if (before == kind) return ShogiMove.Of(from.Index, to.Index);
        return before.CanPromote() && before.Promoted() == kind ? ShogiMove.Of(from.Index, to.Index, promotes: true) : null;
    }
}
