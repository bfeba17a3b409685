using SelfPlay.Arena.Tournaments.Reports;
using SelfPlay.Engine.Rating;
using SelfPlay.Games.Core;
using static SelfPlay.Engine.Views.Figures;

namespace SelfPlay.Arena.Tournaments.Views;

/// <summary>What a tournament says, in lines of plain text.</summary>
internal static class TournamentText
{
    /// <summary>Everything to be told at the end.</summary>
    public static IEnumerable<string> Report(TournamentResults results) =>
        [.. Table(results), "", .. Chart(results), .. Pairings(results), "", .. FirstMove(results), .. Test(results)];

    /// <summary>"1 game", "2 games".</summary>
    public static string Counted(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    public static string Elo(PlayerElo elo) => $"{elo.Elo:+0;-0;0}";

    public static string Error(TournamentPlayer player, PlayerElo elo) =>
        player.PinnedElo is not null ? "pinned" : double.IsFinite(elo.Error95) ? $"{elo.Error95:0}" : "?";

    public static string Progress(int played, int planned, double gamesPerSecond) =>
        $"{played}/{planned} games  {gamesPerSecond:0.0} games/s  left {Duration(gamesPerSecond > 0 ? TimeSpan.FromSeconds((planned - played) / gamesPerSecond) : null)}";

    /// <summary>"SPRT elo0=0 elo1=10 alpha=0.05 beta=0.05: LLR 1.20 (-2.94, 2.94), undecided".</summary>
    public static string Test(SprtState state, string first, string second)
    {
        var test = state.Test;
        var verdict = state.Verdict switch
        {
            true => $"H1: {first} is stronger than {second} by {test.Elo1} Elo rather than by {test.Elo0}",
            false => $"H0: {first} is not stronger than {second} by {test.Elo1} Elo, rather by {test.Elo0}",
            null => "undecided",
        };
        return $"SPRT elo0={test.Elo0} elo1={test.Elo1} alpha={test.Alpha} beta={test.Beta}: LLR {state.Ratio:0.00} ({state.Lower:0.00}, {state.Upper:0.00}), {verdict}";
    }

    private static IEnumerable<string> Table(TournamentResults results)
    {
        var width = results.Players.Max(player => player.Name.Length);
        var isRated = results.Ratings is not null;
        yield return $"rank  {"name".PadRight(width)}  {(isRated ? $"{"Elo",6}  {"+-",6}  " : "")}{"games",5}  {"score",6}  {"W/D/L",13}  {"draws",6}{(isRated ? $"  {"LOS",6}" : "")}";
        foreach (var row in StandingsRow.Of(results))
        {
            var rating = row.Elo is { } elo ? $"{Elo(elo),6}  {Error(row.Player, elo),6}  " : isRated ? $"{"",6}  {"",6}  " : "";
            var superiority = row.Superiority is { } los ? $"  {Percent(los),6}" : "";
            yield return $"{row.Rank,4}  {row.Player.Name.PadRight(width)}  {rating}{row.Games,5}  {Score(row),6}  {$"{row.Wins}/{row.Draws}/{row.Losses}",13}  {Draws(row),6}{superiority}";
        }
    }

    private static IEnumerable<string> Chart(TournamentResults results) => results.Ratings is null ? [] :
    [
        "+- and [ ] hold the true Elo with 95 %; LOS is the likelihood of being stronger than the next in the table",
        "",
        .. EloTextChart.Draw(results),
        "",
    ];

    private static IEnumerable<string> Pairings(TournamentResults results)
    {
        if (results.Pairings.Count == 0) yield break;
        var width = results.Players.Max(player => player.Name.Length);
        yield return $"{"pairing".PadRight((2 * width) + 3)}  {"games",5}  {"score",6}  {"W/D/L",13}  pairs with 0, 0.5, 1, 1.5, 2 points";
        foreach (var pairing in results.Pairings)
        {
            var names = $"{results.Players[pairing.First].Name.PadRight(width)} - {results.Players[pairing.Second].Name.PadRight(width)}";
            var pairs = pairing.Pairs;
            yield return $"{names}  {2 * pairs.Pairs,5}  {Percent(pairs.Score),6}  {$"{pairing.Wins}/{pairing.Draws}/{pairing.Losses}",13}  {pairs.Zero} {pairs.Half} {pairs.One} {pairs.OneAndHalf} {pairs.Two}";
        }
    }

    private static IEnumerable<string> FirstMove(TournamentResults results)
    {
        var whole = WholePairs(results);
        if (whole.Count == 0) yield break;
        var wins = whole.Count(game => game.Outcome == Outcome.FirstWins);
        var draws = whole.Count(game => game.Outcome == Outcome.Draw);
        var worth = results.Ratings is { } fit ? $", worth {fit.FirstMoveElo:+0;-0;0} Elo" : "";
        yield return $"moving first scores {Percent((wins + (0.5 * draws)) / whole.Count)} ({wins}/{draws}/{whole.Count - wins - draws}){worth}";
    }

    /// <summary>The games that the ratings are made of.</summary>
    private static List<TournamentGame> WholePairs(TournamentResults results)
    {
        var numbers = results.Games.Select(game => game.Number).ToHashSet();
        return [.. results.Games.Where(game => numbers.Contains(game.Number ^ 1))];
    }

    private static IEnumerable<string> Test(TournamentResults results) => results.Sprt is { } state
        ? [Test(state, results.Players[0].Name, results.Players[1].Name), "The games of a test are not rated: it stops when it looks good, or bad. Measure with games of their own."]
        : [];

    private static string Score(StandingsRow row) => row.Games == 0 ? "" : Percent(row.Score);

    private static string Draws(StandingsRow row) => row.Games == 0 ? "" : Percent((double)row.Draws / row.Games);
}
