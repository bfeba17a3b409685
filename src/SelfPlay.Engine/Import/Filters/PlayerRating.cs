using System.Globalization;

namespace SelfPlay.Engine.Import.Filters;

/// <summary>How strong a player is said to be: a number as in Elo's system, or a rank as in Go. The two are not compared with each other.</summary>
/// <param name="Value">The number; of ranks, 1 dan is 1, 1 kyu is 0, 1 professional dan is 11.</param>
/// <param name="IsRank">Which.</param>
public readonly record struct PlayerRating(double Value, bool IsRank)
{
    private const int ProfessionalsFrom = 10;
    private const int HighestRank = 40;

    /// <summary>Reads "2400", "2400?", "6d", "6 dan", "3k", "9p", "六段" not; null for anything else.</summary>
    public static PlayerRating? Parse(string? text)
    {
        var rest = (text ?? "").AsSpan().Trim().TrimEnd("?*");
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits])) digits++;
        if (digits is 0 or > 6) return null;
        var number = int.Parse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
        if (digits == rest.Length) return number > 0 ? new PlayerRating(number, false) : null;
        if (number is 0 or > HighestRank) return null;
        return rest[digits..].Trim() switch
        {
            "d" or "D" or "dan" or "段" => new PlayerRating(number, true),
            "k" or "K" or "kyu" or "級" => new PlayerRating(1 - number, true),
            "p" or "P" or "pro" => new PlayerRating(ProfessionalsFrom + number, true),
            _ => null,
        };
    }

    /// <summary>False too where one is a number and the other a rank.</summary>
    public bool IsAtLeast(PlayerRating other) => IsRank == other.IsRank && Value >= other.Value;
}
