using System.Globalization;

namespace SelfPlay.Engine.Import.Filters;

/// <summary>A day, or a month or year of which no more is known.</summary>
/// <param name="First">The first day that it may be.</param>
/// <param name="Last">The last.</param>
public readonly record struct GameDate(DateOnly First, DateOnly Last)
{
    private const int YearDigits = 4;

    /// <summary>Reads the beginning of "2018.03.25", "2018-03-25 10:00", "2018/03", "2018.??.??" and the like; null for anything else.</summary>
    public static GameDate? Parse(string? text)
    {
        var parts = (text ?? "").Trim().Split('.', '-', '/');
        if (parts[0].Length != YearDigits || !TryNumber(parts[0], 1, out var year)) return null;
        if (parts.Length < 2 || !TryNumber(parts[1], 12, out var month)) return new GameDate(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var days = DateTime.DaysInMonth(year, month);
        return parts.Length < 3 || !TryNumber(parts[2], days, out var day)
            ? new GameDate(new DateOnly(year, month, 1), new DateOnly(year, month, days))
            : new GameDate(new DateOnly(year, month, day), new DateOnly(year, month, day));
    }

    /// <summary>Reads what a person asks for, to its end: "2018-03-25", "2018-03" or "2018", with points or strokes as well; null for anything else, days that no month has included.</summary>
    public static GameDate? ParseWhole(string text)
    {
        if (!text.Trim().All(letter => char.IsAsciiDigit(letter) || letter is '.' or '-' or '/') || Parse(text) is not { } date) return null;
        var known = date.First == date.Last ? 3 : date.First.Month == date.Last.Month ? 2 : 1;
        return text.Split('.', '-', '/').Length == known ? date : null;
    }

    /// <summary>A number of at most <paramref name="most"/>, or a year; what stands behind the digits of a day does not matter.</summary>
    private static bool TryNumber(string text, int most, out int number)
    {
        var digits = text.AsSpan().Trim();
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        if (end >= 0) digits = digits[..end];
        var isYear = most == 1;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0 && (isYear || number <= most);
    }
}
