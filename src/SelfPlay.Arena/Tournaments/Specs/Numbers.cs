using System.Globalization;
using SelfPlay.Engine;

namespace SelfPlay.Arena.Tournaments.Specs;

/// <summary>Reads the numbers of settings, or says what would do.</summary>
internal static class Numbers
{
    public static int Whole(string owner, string key, string text, int least, int most = int.MaxValue) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new InputException($"{owner}: {key} takes a whole number from {least} {(most == int.MaxValue ? "on" : $"to {most}")}, not '{text}'");

    public static double Number(string owner, string key, string text, double least, double most = double.MaxValue) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{owner}: {key} takes a number{(most < double.MaxValue ? $" from {least} to {most}" : "")}, not '{text}'"));

    public static bool Flag(string owner, string key, string text) =>
        bool.TryParse(text, out var value) ? value : throw new InputException($"{owner}: {key} takes true or false, not '{text}'");

    /// <summary>Seconds above 0.</summary>
    public static TimeSpan Seconds(string owner, string key, string text) => TrySeconds(text, out var time) && time > TimeSpan.Zero
        ? time
        : throw new InputException($"{owner}: {key} takes seconds above 0, such as 0.1, not '{text}'");

    public static bool TrySeconds(string text, out TimeSpan time)
    {
        const double LongestSeconds = 1e6;
        var isTime = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestSeconds;
        time = isTime ? TimeSpan.FromSeconds(seconds) : default;
        return isTime;
    }
}
