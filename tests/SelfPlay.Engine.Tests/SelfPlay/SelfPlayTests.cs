using System.Collections.Concurrent;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Run;
using SelfPlay.Engine.Search;
using SelfPlay.Engine.SelfPlay;
using SelfPlay.Engine.Tests.Evaluation;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;

namespace SelfPlay.Engine.Tests.SelfPlay;

[TestFixture]
internal sealed class SelfPlayTests
{
    private const int Generation = 3;

    private static readonly RunConfig Config = new()
    {
        Game = "connect4",
        Seed = 11,
        Search = new SearchConfig { Simulations = 12, FastSimulations = 4, FullSearchShare = 0.5f },
        SelfPlay = new GenerationConfig { Games = 24, GamesInFlight = 8, CachePositions = 500, RandomOpeningPlies = 3 },
        Replay = new ReplayConfig { ValidationShare = 0.3f },
    };

    [Test]
    public void Games_are_the_same_for_any_number_of_threads([Values] SearchKind kind, [Values(2, 3)] int threads)
    {
        var config = With(kind);
        Assert.That(Play(config, threads), Is.EqualTo(Play(config, 1)));
    }

    [Test]
    public void Games_are_the_same_in_any_company([Values] SearchKind kind, [Values(1, 5, 24)] int gamesInFlight)
    {
        var config = With(kind);
        var other = config with { SelfPlay = config.SelfPlay with { GamesInFlight = gamesInFlight } };
        Assert.That(Play(other, 1), Is.EqualTo(Play(config, 1)));
    }

    [Test]
    public void Games_are_the_same_without_the_cache([Values] SearchKind kind)
    {
        var config = With(kind);
        Assert.That(Play(config with { SelfPlay = config.SelfPlay with { CachePositions = 0 } }, 1), Is.EqualTo(Play(config, 1)));
    }

    [Test]
    public void A_generation_cut_off_and_finished_later_has_the_games_of_one_that_was_not([Values] SearchKind kind)
    {
        var config = With(kind);
        var kept = PlayUntil(config, finished: 9).ToDictionary(record => record.Index);
        Assert.That(kept, Has.Count.InRange(9, 23));
        var missing = Enumerable.Range(0, config.SelfPlay.Games).Where(index => !kept.ContainsKey(index)).ToArray();
        var rest = Records(config, 2, missing);
        Assert.That(Text(kept.Values.Concat(rest)), Is.EqualTo(Play(config, 1)));
    }

    [Test]
    public void Other_seeds_and_generations_give_other_games()
    {
        Assert.That(Play(Config with { Seed = 12 }, 1), Is.Not.EqualTo(Play(Config, 1)));
        Assert.That(Text(Records(Config, 1, All(Config), generation: 4)), Is.Not.EqualTo(Play(Config, 1)));
    }

    [Test]
    public void Records_replay_to_their_outcome()
    {
        foreach (var record in Records(Config, 1, All(Config)))
        {
            var line = new Line<ConnectFourPosition>(ConnectFourPosition.Initial, 42);
            var moves = new Move[7];
            foreach (var move in record.Moves)
            {
                Assert.That(moves[..line.LegalMoves(moves)], Does.Contain(new Move(move)));
                line.Play(new Move(move));
            }

            Assert.That(line.Result(line.LegalMoves(moves)), Is.EqualTo(record.Outcome).And.Not.EqualTo(Outcome.Ongoing));
            Assert.That((record.Game, record.Generation, record.Step), Is.EqualTo(("connect4", Generation, 77L)));
        }
    }

    [Test]
    public void Every_searched_ply_is_learnt_and_values_are_those_of_the_mover()
    {
        var config = Config with { SelfPlay = Config.SelfPlay with { RandomOpeningPlies = 0 } };
        foreach (var record in Records(config, 1, All(config)))
        {
            Assert.That(record.Samples, Has.Length.EqualTo(record.Moves.Length));
            for (var ply = 0; ply < record.Samples.Length; ply++)
            {
                var sample = record.Samples[ply];
                var value = record.Outcome.ValueFor((Side)(ply % 2));
                Assert.That((float)sample.Win - (float)sample.Loss, Is.EqualTo(value));
                Assert.That(sample.PolicyTargets.Sum(target => (float)target), Is.EqualTo(1).Within(0.01));
                Assert.That((float)sample.Surprise, Is.Not.Negative);
            }
        }
    }

    [Test]
    public void Opening_moves_are_not_learnt()
    {
        var records = Records(Config, 1, All(Config));
        var openings = records.Select(record => record.Moves.Length - record.Samples.Length).ToArray();
        Assert.That(openings, Is.All.InRange(0, 3));
        Assert.That(openings.Distinct().Count(), Is.EqualTo(4), "each game draws its number");
    }

    [Test]
    public void Fast_searches_give_no_samples()
    {
        var records = Records(With(SearchKind.Puct), 1, All(Config));
        var share = records.Sum(record => record.Samples.Length) / (double)records.Sum(record => record.Moves.Length);
        Assert.That(share, Is.InRange(0.25, 0.6));
    }

    [Test]
    public void Some_games_are_kept_for_validation()
    {
        var share = Records(Config, 1, All(Config)).Count(record => record.Validation) / (double)Config.SelfPlay.Games;
        Assert.That(share, Is.InRange(0.05, 0.6));
    }

    [Test]
    public void Games_stopped_by_the_move_limit_teach_no_value()
    {
        var config = Config with { SelfPlay = Config.SelfPlay with { MoveLimit = 6, RandomOpeningPlies = 0 } };
        foreach (var record in Records(config, 1, All(config)))
        {
            Assert.That((record.Outcome, record.Truncated, record.Moves.Length), Is.EqualTo((Outcome.Draw, true, 6)));
            Assert.That(record.Samples.Select(sample => (float)sample.ValueWeight), Is.All.Zero);
            Assert.That(record.Samples.Select(sample => (float)sample.PolicyWeight), Is.All.EqualTo(1));
        }
    }

    [Test]
    public void Without_a_search_only_the_winners_moves_are_learnt()
    {
        var config = With(SearchKind.Policy) with { Game = "tictactoe" };
        config = config with { SelfPlay = config.SelfPlay with { RandomOpeningPlies = 0, Games = 100 } };
        var records = Records(config, 1, All(config), TicTacToeGame.Create());
        Assert.That(records.Select(record => record.Outcome).Distinct().Count(), Is.EqualTo(3), "wins, draws and losses");
        foreach (var record in records)
        {
            for (var ply = 0; ply < record.Moves.Length; ply++)
            {
                var sample = record.Samples[ply];
                var won = record.Outcome.ValueFor((Side)(ply % 2)) > 0;
                Assert.That((float)sample.PolicyWeight, Is.EqualTo(won ? 1 : 0));
                Assert.That((float)sample.ValueWeight, Is.EqualTo(1));
                var expected = sample.PolicyIndices.Select(index => index == record.Moves[ply] ? 1f : 0f);
                Assert.That(sample.PolicyTargets.Select(target => (float)target), Is.EqualTo(expected), "policy index = cell");
            }
        }
    }

    [Test]
    public void A_share_of_the_search_value_goes_into_the_value_target()
    {
        var config = Config with { SelfPlay = Config.SelfPlay with { SearchValueShare = 0.5f } };
        var pure = Records(Config, 1, All(Config)).OrderBy(record => record.Index).First(record => record.Outcome == Outcome.FirstWins);
        var mixed = Records(config, 1, [pure.Index]).Single();
        Assert.That(mixed.Moves, Is.EqualTo(pure.Moves));
        foreach (var (before, after) in pure.Samples.Zip(mixed.Samples))
        {
            Assert.That((float)after.Win, Is.EqualTo(((float)before.Win * 0.5f) + 0.25f).Within(0.251));
            Assert.That((float)after.Win + (float)after.Loss, Is.InRange(0, 1.001f));
            Assert.That((float)after.Win, Is.Not.Negative);
            Assert.That((float)after.Loss, Is.Not.Negative);
        }
    }

    [Test]
    public void Counters_add_up()
    {
        var pool = SelfPlayPool.Create(ConnectFourGame.Create(), Config, 2);
        var finished = 0;
        pool.Play(Task(All(Config), _ => Interlocked.Increment(ref finished)), Murky(2), CancellationToken.None);
        var counters = pool.Counters;
        Assert.That(finished, Is.EqualTo(24));
        Assert.That(counters.Games, Is.EqualTo(24));
        Assert.That(counters.Evaluations.Asked, Is.GreaterThan(1000));
        Assert.That(counters.Evaluations.NetworkRows + counters.Evaluations.Hits, Is.EqualTo(counters.Evaluations.Asked));
        Assert.That(counters.NetworkShare, Is.InRange(0.001, 1));
    }

    [Test]
    public void What_goes_wrong_on_a_thread_is_thrown_to_the_caller()
    {
        var pool = SelfPlayPool.Create(ConnectFourGame.Create(), Config, 2);
        var task = Task(All(Config), _ => throw new InvalidDataException("disk full"));
        Assert.That(
            () => pool.Play(task, Murky(2), CancellationToken.None),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("disk full"));
    }

    private static RunConfig With(SearchKind kind) => Config with { Search = Config.Search with { Kind = kind } };

    private static int[] All(RunConfig config) => [.. Enumerable.Range(0, config.SelfPlay.Games)];

    private static string Play(RunConfig config, int threads) => Text(Records(config, threads, All(config)));

    private static List<GameRecord> Records(RunConfig config, int threads, int[] indices, Game? game = null, int generation = Generation)
    {
        var records = new ConcurrentBag<GameRecord>();
        var pool = SelfPlayPool.Create(game ?? ConnectFourGame.Create(), config, threads);
        pool.Play(Task(indices, records.Add, generation), Murky(threads), CancellationToken.None);
        return [.. records];
    }

    private static List<GameRecord> PlayUntil(RunConfig config, int finished)
    {
        using var cancel = new CancellationTokenSource();
        var records = new List<GameRecord>();
        var pool = SelfPlayPool.Create(ConnectFourGame.Create(), config, 1);
        pool.Play(Task(All(config), Keep), Murky(1), cancel.Token);
        return records;

        void Keep(GameRecord record)
        {
            records.Add(record);
            if (records.Count == finished) cancel.Cancel();
        }
    }

    private static IEvaluator[] Murky(int threads) => [.. Enumerable.Range(0, threads).Select(_ => new MurkyEvaluator())];

    private static SelfPlayTask Task(int[] indices, Action<GameRecord> finished, int generation = Generation) =>
        new(generation, 77, new GameSource(indices), finished);

    /// <summary>Every bit of the records, in the order of their indices.</summary>
    private static string Text(IEnumerable<GameRecord> records) =>
        string.Join('\n', records.OrderBy(record => record.Index).Select(record =>
            $"{record.Index} {record.Outcome} {record.Validation} {string.Join(',', record.Moves)} {string.Join(' ', record.Samples.Select(Text))}"));

    private static string Text(Sample sample) => string.Join(
        '|',
        Convert.ToHexString(sample.Planes),
        string.Join(',', sample.PolicyIndices),
        string.Join(',', sample.PolicyTargets.Select(BitConverter.HalfToUInt16Bits)),
        sample.Win, sample.Loss, sample.PolicyWeight, sample.ValueWeight, sample.Surprise);
}
