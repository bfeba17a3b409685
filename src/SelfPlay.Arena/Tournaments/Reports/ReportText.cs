using SelfPlay.Engine.Rating;
using SelfPlay.Engine.Views;

namespace SelfPlay.Arena.Tournaments.Reports;

/// <summary>Figures as a printed page writes them: with a real minus sign.</summary>
internal static class ReportText
{
    private const double Unbelievable = 99_999;

    public static string Elo(double elo) =>
        double.IsInfinity(elo) || Math.Abs(elo) > Unbelievable ? (elo > 0 ? "+∞" : "−∞") : Typeset(Figures.Elo(elo));

    /// <summary>"± 35"; nothing for an anchor.</summary>
    public static string Error(double error95) => error95 <= 0 ? "" : error95 > Unbelievable ? "± ∞" : $"± {error95:0}";

    /// <summary>"+35 ± 20".</summary>
    public static string Rating(PlayerElo rating) => $"{Elo(rating.Elo)} {Error(rating.Error95)}".TrimEnd();

    /// <summary>"+3 =4 −1".</summary>
    public static string Games(int wins, int draws, int losses) => $"+{wins} ={draws} −{losses}";

    public static string Share(int part, int all) => all == 0 ? "" : Figures.Percent((double)part / all);

    public static string Share(double share) => Figures.Percent(share);

    private static string Typeset(string number) => number.Replace('-', '−');
}
