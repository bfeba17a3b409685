using System.Globalization;

namespace SelfPlay.Games.Go;

/// <summary>What players agree on before a game of Go; everything else is Tromp-Taylor: area scoring, two passes end the game.</summary>
/// <param name="Size">Rows and columns, 5 to 19.</param>
/// <param name="Komi">Points that the second player (White) gets, in halves: 15 is 7.5 points.</param>
/// <param name="Suicide">Whether a stone may take the last liberty of its own chain, which is then removed.</param>
/// <param name="Situational">Superko forbids to repeat a position with the same side to move; otherwise any repeated position (positional).</param>
public readonly record struct GoRules(byte Size, short Komi, bool Suicide = false, bool Situational = false)
{
    public const int MinSize = 5;
    public const int MaxSize = 19;

    /// <summary>The limit of a komi, in points: more decides any game.</summary>
    public const int MaxKomi = MaxSize * MaxSize;

    /// <summary>Usual in research: 7 points on small boards, where a draw is fair play's result, 7.5 on larger ones.</summary>
    public static GoRules Usual(int size) => new((byte)size, (short)(size <= 9 ? 14 : 15));

    public int Cells => Size * Size;

    /// <summary>Different for different rules, below 2^32.</summary>
    internal ulong Key => Size | ((ulong)(ushort)Komi << 8) | (Suicide ? 1ul << 24 : 0) | (Situational ? 1ul << 25 : 0);

    public string KomiText => (Komi / 2.0).ToString(CultureInfo.InvariantCulture);

    /// <summary>"go9", and what differs from the usual: "go9-komi5.5-suicide-situational".</summary>
    public string Name
    {
        get
        {
            var komi = Komi == Usual(Size).Komi ? "" : $"-komi{KomiText}";
            return $"go{Size.ToString(CultureInfo.InvariantCulture)}{komi}{(Suicide ? "-suicide" : "")}{(Situational ? "-situational" : "")}";
        }
    }

    /// <summary>Reads a name as <see cref="Name"/> writes it, and "go:9" too; null for any other text.</summary>
    public static GoRules? Parse(string name)
    {
        var words = name.ToLowerInvariant().Split('-');
        if (!words[0].StartsWith("go", StringComparison.Ordinal)) return null;
        if (!int.TryParse(words[0].AsSpan(2).TrimStart(':'), NumberStyles.None, CultureInfo.InvariantCulture, out var size)) return null;
        if (size is < MinSize or > MaxSize) return null;
        var rules = Usual(size);
        foreach (var word in words[1..])
        {
            if (word == "suicide") rules = rules with { Suicide = true };
            else if (word == "situational") rules = rules with { Situational = true };
            else if (word.StartsWith("komi", StringComparison.Ordinal) && TryParseKomi(word[4..], out var komi)) rules = rules with { Komi = komi };
            else return null;
        }

        return rules;
    }

    /// <summary>Points in whole or half numbers.</summary>
    public static bool TryParseKomi(string text, out short halves)
    {
        halves = 0;
        var isNumber = double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points);
        if (!isNumber || Math.Abs(points) > MaxKomi || points * 2 != Math.Truncate(points * 2)) return false;
        halves = (short)(points * 2);
        return true;
    }
}
