namespace SelfPlay.Engine.Rating;

/// <summary>Maximum likelihood Elo from games between many players: Bradley-Terry with draws, see <see cref="DavidsonModel"/>.</summary>
public static class EloEstimator
{
    /// <summary>
    /// The weight of the prior, in games, as BayesElo has one of two draws. A group that won, or lost, all its games against the others is taken to have
    /// shared half a game with them evenly, which keeps a clean sweep finite: a match of 40 : 0 becomes 40.5 : 0.5, 763 Elo. And two equals are taken to
    /// have shared half a game, which bounds what draws and the first move are worth. Where the games decide, the ratings are those of pure likelihood.
    /// </summary>
    private const double PriorGames = 0.5;

    /// <summary>Rates all players together. Players that no games connect to an anchor, or without anchors to the largest group, are rated among themselves,
    /// their mean 0 and their error infinite.</summary>
    /// <param name="players">How many.</param>
    /// <param name="scores">All games; several entries of a pairing are added up.</param>
    /// <param name="pinned">Elo of the players that are anchors, by number.</param>
    public static EloFit Fit(int players, IReadOnlyList<GameScore> scores, IReadOnlyDictionary<int, double> pinned)
    {
        var tallies = Tallies(scores);
        var groups = new PlayerGroups(players, tallies.Select(tally => (tally.First, tally.Second))).All().ToList();
        var start = new double[players + 1];
        var unknowns = new int[players + 1];
        var count = 0;
        foreach (var group in groups) Prepare(group, pinned, start, unknowns, ref count);
        unknowns[players] = -1;
        var model = new DavidsonModel(
            [.. tallies, .. Sweeps(players, tallies, pinned), Equal(players)],
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

    /// <summary>The prior between groups of which one won everything: half won by each, half with each moving first, spread as the games between them.</summary>
    private static IEnumerable<PairTally> Sweeps(int players, List<PairTally> tallies, IReadOnlyDictionary<int, double> pinned)
    {
        var groups = new StrongGroups(players, TookPoints(tallies, pinned));
        var crossing = tallies.FindAll(tally => groups[tally.First] != groups[tally.Second]);
        var games = new double[players];
        foreach (var tally in crossing)
        {
            games[groups[tally.First]] += tally.Games;
            games[groups[tally.Second]] += tally.Games;
        }

        foreach (var tally in crossing)
        {
            var shared = PriorGames * ((tally.Games / games[groups[tally.First]]) + (tally.Games / games[groups[tally.Second]]));
            yield return new PairTally(tally.First, tally.Second, shared / 4, 0, shared / 4);
            yield return new PairTally(tally.Second, tally.First, shared / 4, 0, shared / 4);
        }
    }

    /// <summary>Who took points from whom. Anchors cannot move apart: they count as if each had from all others.</summary>
    private static IEnumerable<(int From, int To)> TookPoints(List<PairTally> tallies, IReadOnlyDictionary<int, double> pinned) =>
    [
        .. tallies.Where(tally => tally.Wins + tally.Draws > 0).Select(tally => (tally.First, tally.Second)),
        .. tallies.Where(tally => tally.Losses + tally.Draws > 0).Select(tally => (tally.Second, tally.First)),
        .. pinned.Keys.SelectMany(from => pinned.Keys.Select(to => (from, to))),
    ];

    /// <summary>The prior of draws and the first move: a game of one who is nobody else with his like.</summary>
    private static PairTally Equal(int nobody) => new(nobody, nobody, PriorGames / 2, 0, PriorGames / 2);

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
        var players = new PlayerElo[groups.Sum(group => group.Length)];
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
        var scales = new int[groups.Sum(group => group.Length)];
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
