using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>Men and numbers as shogi diagrams and records write them.</summary>
public static class Kanji
{
    internal const string Ranks = "一二三四五六七八九";

    private const string WideDigits = "１２３４５６７８９";
    private const char Ten = '十';

    // One character a kind, in the order of the numbers of PieceKind; the second player's king by tradition another.
    private const string Symbols = "・歩香桂銀角飛金玉と杏圭全馬龍";

    private static readonly (char Symbol, PieceKind Kind)[] Variants = [('王', PieceKind.King), ('竜', PieceKind.Dragon), ('仝', PieceKind.PromotedPawn)];

    /// <summary>The character of a kind in diagrams; ・ for none.</summary>
    public static char Symbol(PieceKind kind) => Symbols[(int)kind];

    /// <summary>The name of a kind in moves: as in diagrams, but promoted lance, knight and silver with two characters.</summary>
    internal static string Name(PieceKind kind) => kind switch
    {
        PieceKind.PromotedLance => "成香",
        PieceKind.PromotedKnight => "成桂",
        PieceKind.PromotedSilver => "成銀",
        _ => Symbol(kind).ToString(),
    };

    /// <summary>None if it is no man.</summary>
    internal static PieceKind KindOf(char symbol)
    {
        var found = Symbols.IndexOf(symbol, StringComparison.Ordinal);
        return found > 0 ? (PieceKind)found : Variants.FirstOrDefault(variant => variant.Symbol == symbol).Kind;
    }

    internal static string Name(Square square) => $"{WideDigits[square.File]}{Ranks[square.Rank]}";

    /// <summary>0 (the first) to 8 from a digit of either width; -1 for anything else.</summary>
    internal static int FileOf(char letter) => letter is >= '1' and <= '9' ? letter - '1' : WideDigits.IndexOf(letter, StringComparison.Ordinal);

    /// <summary>0 (a) to 8 from a Chinese, wide or plain digit; -1 for anything else.</summary>
    internal static int RankOf(char letter) => Ranks.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var rank ? rank : FileOf(letter);

    /// <summary>Up to ninety-nine.</summary>
    internal static string Number(int number)
    {
        var (tens, ones) = (number / 10, number % 10);
        return (tens > 1 ? Ranks[tens - 1].ToString() : "") + (tens > 0 ? Ten.ToString() : "") + (ones > 0 ? Ranks[ones - 1].ToString() : "");
    }

    /// <summary>Reads "十八"; null for anything else.</summary>
    internal static int? ReadNumber(ReadOnlySpan<char> text)
    {
        var ten = text.IndexOf(Ten);
        if (ten < 0) return text.Length == 1 && RankOf(text[0]) is >= 0 and var digit ? digit + 1 : null;
        var tens = ten == 0 ? 1 : ReadNumber(text[..ten]);
        var ones = ten == text.Length - 1 ? 0 : ReadNumber(text[(ten + 1)..]);
        return (10 * tens) + ones;
    }
}
