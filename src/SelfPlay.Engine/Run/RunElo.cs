using SelfPlay.Engine.Play;
using SelfPlay.Engine.Rating;

namespace SelfPlay.Engine.Run;

/// <summary>
/// The Elo of a run's generations, from all games of its ratings together. The untrained network is the anchor, at 0; the random player is rated like
/// any other. What the reports on disk say is all that counts, so that a run that goes on finds the same figures.
/// </summary>
internal static class RunElo
{
    private const int Untrained = 0;
    private const int RandomPlayer = 1;
    private static readonly Dictionary<int, double> Anchors = new() { [Untrained] = 0 };

    /// <param name="generation">Whose Elo.</param>
    /// <param name="reports">All so far, with that generation's.</param>
    /// <param name="games">Of each match, for reports that tell scores only.</param>
    public static PlayerElo Of(int generation, IReadOnlyList<GenerationReport> reports, int games)
    {
        var players = new Dictionary<int, int> { [0] = Untrained };
        var scores = new List<GameScore>();
        foreach (var report in reports)
        {
            if (report.Rating is not { } rating) continue;
            var player = Number(report.Generation);
            Add(player, Number(rating.Opponent), rating.AgainstOpponent, rating.ScoreAgainstOpponent);
            Add(player, RandomPlayer, rating.AgainstRandom, rating.ScoreAgainstRandom);
            if (rating.AgainstFirst is { } first) Add(player, Untrained, first, first.Total.Score);
        }

        return EloEstimator.Fit(players.Count + 1, scores, Anchors).Players[players[generation]];

        int Number(int of) => players.TryGetValue(of, out var number) ? number : players[of] = players.Count + 1;

        void Add(int player, int opponent, MatchScore? match, double score)
        {
            if (match is null) scores.Add(FromScore(player, opponent, score, games));
            else scores.AddRange(match.Scores(player, opponent));
        }
    }

    /// <summary>A score as wins and losses, and a draw where half a point is left over.</summary>
    private static GameScore FromScore(int player, int opponent, double score, int games)
    {
        var halfPoints = (int)Math.Round(2 * score * games);
        var (wins, draws) = (halfPoints / 2, halfPoints % 2);
        return new GameScore(player, opponent, wins, draws, games - wins - draws);
    }

    private static IEnumerable<GameScore> Scores(this MatchScore match, int player, int opponent) =>
    [
        new GameScore(player, opponent, match.Begun.Wins, match.Begun.Draws, match.Begun.Losses),
        new GameScore(opponent, player, match.Answered.Losses, match.Answered.Draws, match.Answered.Wins),
    ];
}
