using System.Globalization;

namespace SelfPlay.Engine.Import.Filters;

/// <summary>Classes of time controls, by the time that a player has for a game of 40 moves, with the limits of lichess.org.</summary>
internal static class TimeClass
{
    private const string Correspondence = "correspondence";
    private const int Moves = 40;
    private const int SecondsOfDay = 86400;

    private static readonly (string Name, int Below)[] Classes =
        [("ultrabullet", 30), ("bullet", 180), ("blitz", 480), ("rapid", 1500), ("classical", int.MaxValue)];

    public static IReadOnlyList<string> Names { get; } = [.. Classes.Select(known => known.Name), Correspondence];

    /// <summary>The class of a time control as PGN or SGF write it ("180+2", "40/7200:3600", "600"); null if it is not understood.</summary>
    public static string? Of(string timeControl)
    {
        if (timeControl.Trim() == "-") return Correspondence;
        var seconds = 0.0;
        foreach (var period in timeControl.Trim().Split(':'))
        {
            if (Seconds(period) is not { } more) return null;
            seconds += more;
        }

        return seconds >= SecondsOfDay ? Correspondence : Classes.First(known => seconds < known.Below).Name;
    }

    /// <summary>Of one period: "7200", "180+2", "40/7200", "40/7200+30", "*60".</summary>
    private static double? Seconds(string period)
    {
        var time = period[(period.IndexOf('/', StringComparison.Ordinal) + 1)..].TrimStart('*').Split('+');
        var increment = 0.0;
        var isKnown = time.Length <= 2 && TryNumber(time[0], out _) && (time.Length == 1 || TryNumber(time[1], out increment));
        return isKnown && TryNumber(time[0], out var basis) ? basis + (Moves * increment) : null;
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
