namespace SelfPlay.Engine.Views;

/// <summary>Numbers as people read them, the same in every view.</summary>
public static class Figures
{
    public static string Percent(double share) => $"{100 * share:0.0}%";

    /// <summary>A stroke for what nothing was measured for.</summary>
    public static string Percent(double? share) => share is { } known ? Percent(known) : "-";

    public static string Loss(double loss) => $"{loss:0.0000}";

    public static string Count(double count) => $"{count:#,0}";

    public static string Elo(double elo) => $"{elo:+0;-0;0}";

    /// <summary>With half the width of the 95 % interval, where that is known: +876 ±21.</summary>
    public static string Elo(double elo, double? error) => error switch
    {
        null => Elo(elo),
        double.PositiveInfinity => $"{Elo(elo)} ±∞",
        _ => $"{Elo(elo)} ±{error:0}",
    };

    /// <summary>Two units at most: 12 s, 3 min 20 s, 5 h 10 min, 2 d 3 h.</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 60 => $"{time.TotalSeconds:0} s",
        < 3600 => $"{(int)time.TotalMinutes} min {time.Seconds} s",
        < 86400 => $"{(int)time.TotalHours} h {time.Minutes} min",
        _ => $"{(int)time.TotalDays} d {time.Hours} h",
    };

    public static string Duration(TimeSpan? time) => time is { } known ? Duration(known) : "?";
}
