using System.Globalization;
using System.Text;
using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Go;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>
/// Reports as Leela Zero and KataGo write them: one line for all moves, chances for the side that moves. A draw counts half. The network has no opinion on
/// points, so KataGo's fields of scores are left out.
/// </summary>
internal static class GtpAnalysisText
{
    /// <summary>Deviations of the mean that the lower confidence bound lies below it.</summary>
    private const double Confidence = 2;

    /// <summary>One line; "" while there is nothing to write.</summary>
    public static string Format(AnalysisReport report, GtpAnalysisRequest request, GoRules rules)
    {
        var text = new StringBuilder();
        var order = 0;
        foreach (var move in Shown(report, request)) AppendMove(text, move, order++, request, rules);
        if (request.ShowsRoot && order > 0) text.Append(CultureInfo.InvariantCulture, $"rootInfo visits {report.Visits} utility {report.Outcome.Value:0.000000} winrate {WinRate(report.Outcome):0.000000}");
        return text.ToString().TrimEnd();
    }

    /// <summary>In [0, 1].</summary>
    public static double WinRate(WinDrawLoss outcome) => Math.Clamp(outcome.Win + (outcome.Draw / 2.0), 0, 1);

    private static IEnumerable<AnalysedMove> Shown(AnalysisReport report, GtpAnalysisRequest request)
    {
        var known = report.Moves.Where(move => Visits(move) > 0).ToList();
        var more = report.Moves.Where(move => Visits(move) == 0).Take(Math.Max(0, request.MinMoves - known.Count));
        return known.Concat(more).Take(request.MaxMoves);
    }

    /// <summary>A move that wins at once is found without a visit; it counts as one, or nobody would see it.</summary>
    private static int Visits(AnalysedMove move) => move.MateIn is null ? move.Visits : Math.Max(1, move.Visits);

    private static void AppendMove(StringBuilder text, AnalysedMove move, int order, GtpAnalysisRequest request, GoRules rules)
    {
        var winRate = WinRate(move.Outcome);
        text.Append(CultureInfo.InvariantCulture, $"info move {GtpVertex.Format(move.Move, rules)} visits {Visits(move)} ");
        if (request.IsKata) text.Append(CultureInfo.InvariantCulture, $"utility {move.Outcome.Value:0.000000} ");
        text.Append(CultureInfo.InvariantCulture, $"winrate {Share(winRate)} prior {Share(move.Prior)} lcb {Share(LowerBound(winRate, Visits(move)))} order {order} pv");
        foreach (var next in move.Line) text.Append(' ').Append(GtpVertex.Format(next, rules));
        text.Append(' ');

        string Share(double share) => request.IsKata
            ? share.ToString("0.000000", CultureInfo.InvariantCulture)
            : Math.Round(10_000 * share).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Of the mean of so many results between 0 and 1, whose variance is p (1 - p) at most.</summary>
    private static double LowerBound(double winRate, int visits) =>
        Math.Max(0, winRate - (Confidence * Math.Sqrt(winRate * (1 - winRate) / Math.Max(1, visits))));
}
