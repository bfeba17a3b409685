namespace SelfPlay.Engine.Rating;

/// <summary>Maximum likelihood Elo from games between many players: Bradley-Terry with draws, see <see cref="DavidsonModel"/>.</summary>
public static class EloEstimator
{
    /// <summary>Games that every player is taken to have shared evenly with those it met, half a game altogether, next to its true ones: a weak prior, like
    /// BayesElo's two draws, that keeps a clean sweep finite (a match of 40 : 0 becomes 40.5 : 0.5, 763 Elo) and is lost among many games.</summary>
    public const double PriorGames = 0.5;

    /// <summary>Rates all players together. Players that no games connect to an anchor, or without anchors to the largest group, are rated among themselves,
    /// their mean 0 and their error infinite.</summary>
    /// <param name="players">How many.</param>
    /// <param name="scores">All games; several entries of a pairing are added up.</param>
    /// <param name="pinned">Elo of the players that are anchors, by number.</param>
    /// <param name="priorGames">Weight of the prior, see <see cref="PriorGames"/>; 0 is pure maximum likelihood, which a clean sweep sends to infinity.</param>
    public static EloFit Fit(
        int players, IReadOnlyList<GameScore> scores, IReadOnlyDictionary<int, double> pinned, double priorGames = PriorGames)
    {
        var tallies = Tallies(scores);
        var groups = new PlayerGroups(players, tallies.Select(tally => (tally.First, tally.Second))).All().ToList();
        var start = new double[players];
        var unknowns = new int[players];
        var count = 0;
        foreach (var group in groups) Prepare(group, pinned, start, unknowns, ref count);
        var model = new DavidsonModel(
            [.. tallies, .. Prior(players, tallies, priorGames)],
            unknowns,
            count,
            fitsFirstMove: HasBothOrders(tallies),
            fitsDraws: tallies.Any(tally => tally.Draws > 0));
        return Report(model.Fit(start), groups, tallies, pinned);
    }

    /// <summary>One entry per pairing and first mover, in the order of first mention.</summary>
    private static List<PairTally> Tallies(IReadOnlyList<GameScore> scores) =>
    [
        .. scores
            .GroupBy(score => (score.First, score.Second))
            .Select(games => new PairTally(
                games.Key.First,
                games.Key.Second,
                games.Sum(game => (double)game.Wins),
                games.Sum(game => (double)game.Draws),
                games.Sum(game => (double)game.Losses)))
            .Where(tally => tally.Games > 0),
    ];

    /// <summary>Elsewhere strength and moving first cannot be told apart.</summary>
    private static bool HasBothOrders(List<PairTally> tallies)
    {
        var orders = tallies.Select(tally => (tally.First, tally.Second)).ToHashSet();
        return orders.Any(order => orders.Contains((order.Second, order.First)));
    }

    /// <summary>Half won by each, half with each moving first: they say that players are equal and moving first is worth nothing, and nothing of draws.</summary>
    private static IEnumerable<PairTally> Prior(int players, List<PairTally> tallies, double weight)
    {
        if (weight == 0) yield break;
        var games = new double[players];
        foreach (var tally in tallies)
        {
            games[tally.First] += tally.Games;
            games[tally.Second] += tally.Games;
        }

        foreach (var tally in tallies)
        {
            var quarter = weight * ((tally.Games / games[tally.First]) + (tally.Games / games[tally.Second])) / 4;
            yield return new PairTally(tally.First, tally.Second, quarter, 0, quarter);
            yield return new PairTally(tally.Second, tally.First, quarter, 0, quarter);
        }
    }

    /// <summary>Numbers the unknowns of a group. Its anchors are held, or its first player where it has none, as only differences can be fitted.</summary>
    private static void Prepare(int[] group, IReadOnlyDictionary<int, double> pinned, double[] start, int[] unknowns, ref int count)
    {
        var anchors = group.Where(pinned.ContainsKey).ToList();
        var middle = anchors.Select(anchor => pinned[anchor]).DefaultIfEmpty(0).Average();
        foreach (var player in group)
        {
            var held = anchors.Count > 0 ? pinned.ContainsKey(player) : player == group[0];
            start[player] = pinned.GetValueOrDefault(player, middle) / EloMath.PerLogOdds;
            unknowns[player] = held ? -1 : count++;
        }
    }

    private static EloFit Report(DavidsonFit fit, List<int[]> groups, List<PairTally> tallies, IReadOnlyDictionary<int, double> pinned)
    {
        var reference = pinned.Count > 0 ? null : groups.MaxBy(group => group.Length);
        var players = new PlayerElo[fit.Point.Strengths.Length];
        foreach (var group in groups)
        {
            var anchored = group.Any(pinned.ContainsKey);
            var known = anchored || (group == reference && group.Length > 1);
            var rated = anchored ? group.Select(player => Anchored(fit, player)) : Centred(fit, group);
            foreach (var (player, strength, variance) in rated)
                players[player] = Player(player, strength, known ? variance : double.PositiveInfinity, tallies);
        }

        return new EloFit
        {
            Players = players,
            FirstMoveElo = fit.Point.FirstMove * EloMath.PerLogOdds,
            DrawElo = EloMath.PerLogOdds * Math.Log(1 + fit.Point.Draws),
            EqualDraws = fit.Point.Draws / (2 + fit.Point.Draws),
            Superiority = Superiority(fit, groups, pinned),
        };
    }

    private static (int Player, double Strength, double Variance) Anchored(DavidsonFit fit, int player) =>
        (player, fit.Point.Strengths[player], fit.Covariance(player, player));

    /// <summary>Relative to the mean of the group.</summary>
    private static IEnumerable<(int Player, double Strength, double Variance)> Centred(DavidsonFit fit, int[] group)
    {
        var mean = group.Average(player => fit.Point.Strengths[player]);
        var withMean = group.Select(player => group.Average(other => fit.Covariance(player, other))).ToArray();
        var ofMean = withMean.Average();
        return group.Select((player, i) =>
            (player, fit.Point.Strengths[player] - mean, fit.Covariance(player, player) - (2 * withMean[i]) + ofMean));
    }

    private static PlayerElo Player(int player, double strength, double variance, List<PairTally> tallies)
    {
        var (games, points) = (0.0, 0.0);
        foreach (var tally in tallies)
        {
            if (tally.First != player && tally.Second != player) continue;
            games += tally.Games;
            points += (tally.First == player ? tally.Wins : tally.Losses) + (tally.Draws / 2);
        }

        return new PlayerElo(
            strength * EloMath.PerLogOdds,
            EloMath.Sigmas95 * EloMath.PerLogOdds * Math.Sqrt(Math.Max(variance, 0)),
            (int)games,
            games == 0 ? 0.5 : points / games);
    }

    private static double[][] Superiority(DavidsonFit fit, List<int[]> groups, IReadOnlyDictionary<int, double> pinned)
    {
        // All anchored groups share one scale; every other group has its own.
        var scales = new int[fit.Point.Strengths.Length];
        foreach (var group in groups)
        {
            foreach (var player in group) scales[player] = group.Any(pinned.ContainsKey) ? -1 : group[0];
        }

        return [.. scales.Select((scale, a) => scales.Select((other, b) => a == b || scale != other ? 0.5 : Superiority(fit, a, b)).ToArray())];
    }

    private static double Superiority(DavidsonFit fit, int a, int b)
    {
        var difference = fit.Point.Strengths[a] - fit.Point.Strengths[b];
        var deviation = Math.Sqrt(Math.Max(fit.VarianceOfDifference(a, b), 0));
        if (difference == 0) return 0.5;
        return EloMath.NormalBelow(deviation > 0 ? difference / deviation : difference * double.PositiveInfinity);
    }
}
