using SelfPlay.Engine.Play;
using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Tests.Run;

public sealed class RunEloTests
{
    [Test]
    public void A_generation_stands_above_the_untrained_network_by_what_it_scored_against_it()
    {
        var elo = RunElo.Of(5, [Rated(5, 0, new(300, 0, 100), new(200, 0, 200))], 400);
        Assert.That(elo.Elo, Is.EqualTo(190.8).Within(1));
        Assert.That(elo.Error95, Is.EqualTo(39).Within(2));
    }

    [Test]
    public void Differences_and_errors_add_up_along_the_generations()
    {
        GenerationReport[] reports = [Rated(5, 0, new(60, 0, 40), new(0, 0, 100)), Rated(10, 5, new(60, 0, 40), new(0, 0, 100))];
        var (first, second) = (RunElo.Of(5, reports, 100), RunElo.Of(10, reports, 100));
        Assert.That(second.Elo, Is.EqualTo(2 * first.Elo).Within(2));
        Assert.That(second.Error95, Is.GreaterThan(first.Error95 * 1.2));
    }

    [Test]
    public void Beating_the_random_player_in_every_game_says_nothing_of_the_order_above_it()
    {
        GenerationReport[] reports = [.. Enumerable.Range(1, 12).Select(i => Rated(5 * i, 5 * (i - 1), new(30, 0, 10), new(40, 0, 0)))];
        var elos = Enumerable.Range(1, 12).Select(i => RunElo.Of(5 * i, reports, 40)).ToList();
        for (var i = 0; i < elos.Count; i++) Assert.That(elos[i].Elo, Is.EqualTo(190.8 * (i + 1)).Within(elos[i].Error95 / 5));
        Assert.That(elos.Select(elo => elo.Error95), Is.Ordered.And.All.LessThan(600));
    }

    [Test]
    public void Winning_everything_stays_finite()
    {
        GenerationReport[] reports = [Rated(5, 0, new(40, 0, 0), new(40, 0, 0)), Rated(10, 5, new(40, 0, 0), new(40, 0, 0))];
        Assert.That(RunElo.Of(5, reports, 40).Elo, Is.InRange(400, 1500));
        Assert.That(RunElo.Of(10, reports, 40).Elo, Is.InRange(800, 3000));
        Assert.That(RunElo.Of(10, reports, 40).Error95, Is.InRange(300, 2000));
    }

    [Test]
    public void Reports_that_tell_scores_only_count_as_wins_and_losses()
    {
        var counted = Rated(5, 0, new(29, 1, 10), new(39, 0, 1));
        var told = counted with { Rating = counted.Rating! with { AgainstOpponent = null, AgainstRandom = null } };
        Assert.That(RunElo.Of(5, [told], 40).Elo, Is.EqualTo(RunElo.Of(5, [counted], 40).Elo).Within(1));
    }

    [Test]
    public void The_last_match_against_the_untrained_network_counts_too()
    {
        GenerationReport[] reports = [Rated(5, 0, new(60, 0, 40), new(50, 0, 50)), Rated(10, 5, new(60, 0, 40), new(50, 0, 50))];
        var last = reports[1] with { Rating = reports[1].Rating! with { AgainstFirst = Match(new(90, 0, 10)) } };
        Assert.That(RunElo.Of(10, [reports[0], last], 100).Elo, Is.GreaterThan(RunElo.Of(10, reports, 100).Elo + 50));
        Assert.That(RunElo.Of(10, [reports[0], last], 100).Error95, Is.LessThan(RunElo.Of(10, reports, 100).Error95));
    }

    private static GenerationReport Rated(int generation, int opponent, MatchResult againstOpponent, MatchResult againstRandom) => new()
    {
        Generation = generation,
        Step = 10 * generation,
        Rating = new RatingReport
        {
            Opponent = opponent,
            ScoreAgainstOpponent = againstOpponent.Score,
            ScoreAgainstRandom = againstRandom.Score,
            AgainstOpponent = Match(againstOpponent),
            AgainstRandom = Match(againstRandom),
        },
    };

    /// <summary>All games begun by the network; their pairs are of no matter here.</summary>
    private static MatchScore Match(MatchResult games) => new(games, default, default);
}
