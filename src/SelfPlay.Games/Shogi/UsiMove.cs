using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>Moves as the Universal Shogi Interface writes them: "7g7f", "8h2b+", "P*5e".</summary>
public static class UsiMove
{
    private const char DropMark = '*';
    private const char PromotionMark = '+';

    public static string Format(Move move)
    {
        var played = new ShogiMove(move);
        return played.IsDrop
            ? $"{played.Dropped.Letter()}{DropMark}{played.To}"
            : $"{played.From}{played.To}{(played.Promotes ? PromotionMark : "")}";
    }

    /// <summary>Reads a move, legal or not; null if the text has not the shape of one.</summary>
    internal static ShogiMove? Read(ReadOnlySpan<char> text)
    {
        if (text.Length is not (4 or 5) || !Square.TryParse(text[2..4], out var to)) return null;
        var promotes = text.Length == 5;
        if (promotes && text[4] != PromotionMark) return null;
        if (text[1] == DropMark)
        {
            var kind = char.IsAsciiLetterUpper(text[0]) ? PieceKindExtensions.KindOf(text[0]) : PieceKind.None;
            return promotes || kind is PieceKind.None or PieceKind.King ? null : ShogiMove.Drop(kind, to.Index);
        }

        return Square.TryParse(text[..2], out var from) ? ShogiMove.Of(from.Index, to.Index, promotes) : null;
    }
}
