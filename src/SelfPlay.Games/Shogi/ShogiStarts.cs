namespace SelfPlay.Games.Shogi;

/// <summary>The even start and the handicaps of custom. In a handicap the second player, who gives it, moves first.</summary>
public static class ShogiStarts
{
    internal const string EvenSfen = "lnsgkgsnl/1r5b1/ppppppppp/9/9/9/PPPPPPPPP/1B5R1/LNSGKGSNL b - 1";

    /// <summary>The even start first.</summary>
    public static IReadOnlyList<ShogiStart> All { get; } =
    [
        new("even", "平手", EvenSfen),
        Handicap("lance", "香落ち", "lnsgkgsn1/1r5b1"),
        Handicap("right-lance", "右香落ち", "1nsgkgsnl/1r5b1"),
        Handicap("bishop", "角落ち", "lnsgkgsnl/1r7"),
        Handicap("rook", "飛車落ち", "lnsgkgsnl/7b1"),
        Handicap("rook-lance", "飛香落ち", "lnsgkgsn1/7b1"),
        Handicap("2-piece", "二枚落ち", "lnsgkgsnl/9"),
        Handicap("3-piece", "三枚落ち", "lnsgkgsn1/9"),
        Handicap("4-piece", "四枚落ち", "1nsgkgsn1/9"),
        Handicap("5-piece", "五枚落ち", "2sgkgsn1/9"),
        Handicap("5-piece-left", "左五枚落ち", "1nsgkgs2/9"),
        Handicap("6-piece", "六枚落ち", "2sgkgs2/9"),
        Handicap("7-piece-left", "左七枚落ち", "2sgkg3/9"),
        Handicap("7-piece-right", "右七枚落ち", "3gkgs2/9"),
        Handicap("8-piece", "八枚落ち", "3gkg3/9"),
        Handicap("10-piece", "十枚落ち", "4k4/9"),
    ];

    /// <summary>By name, or as game records write it; null if there is none.</summary>
    public static ShogiStart? Find(string name) =>
        All.FirstOrDefault(start => start.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || start.Kanji == name);

    private static ShogiStart Handicap(string name, string kanji, string secondsRanks) =>
        new(name, kanji, $"{secondsRanks}/ppppppppp/9/9/9/PPPPPPPPP/1B5R1/LNSGKGSNL w - 1");
}
