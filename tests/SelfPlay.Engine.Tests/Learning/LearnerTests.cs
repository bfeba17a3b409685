using SelfPlay.Engine.Learning;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Run;
using SelfPlay.Engine.Tests.Replay;
using SelfPlay.Games.Core;
using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Models;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Learning;

internal sealed class LearnerTests
{
    private static readonly Game TicTacToe = GameCatalog.Find("tictactoe")!;

    private static readonly RunConfig Config = new()
    {
        Game = "tictactoe",
        Network = new TowerConfig { Filters = 4, Blocks = 1, ValueChannels = 1, ValueHidden = 4 },
        Learning = new LearningConfig { BatchSize = 4 },
    };

    private readonly List<string> _warnings = [];
    private TemporaryFolder _folder = null!;
    private ReplayBuffer _buffer = null!;

    [SetUp]
    public void Begin()
    {
        _warnings.Clear();
        _folder = new TemporaryFolder();
        _buffer = new ReplayBuffer(Config.Replay, ReplayFormat.Of(TicTacToe), Assert.Fail);
    }

    [TearDown]
    public void End()
    {
        _buffer.Dispose();
        _folder.Dispose();
    }

    // The plain loop learns from winners alone: a generation of games stopped by the move limit has no row that counts.
    [Test]
    public void A_generation_that_teaches_nothing_does_not_make_the_next_one_look_diverged()
    {
        using var learner = Learner();
        Add(Game(1, weight: 0));
        Assert.That(Fit(learner, 1).Loss, Is.Zero);
        Assert.That(learner.LastLoss, Is.Null);

        Add(Game(2, weight: 1));
        Assert.That(Fit(learner, 2).Loss, Is.Positive);
        Assert.That(_warnings, Is.Empty);
    }

    [Test]
    public void A_fit_far_above_the_last_ones_loss_is_undone_and_tried_at_half_the_rate_until_it_gives_up()
    {
        using var learner = Learner();
        Add(Game(1, weight: 1));
        var before = learner.Save();
        learner.Load(before, halvings: 0, lastLoss: 0.001);
        Assert.That(() => Fit(learner, 2), Throws.TypeOf<InputException>().With.Message.Contains("learning.rate"));
        Assert.That(_warnings, Has.Count.EqualTo(6));
        Assert.That(learner.Halvings, Is.EqualTo(6));
    }

    [Test]
    public void A_fit_is_a_function_of_seed_generation_state_and_window()
    {
        Add(Game(1, weight: 1), Game(1, weight: 1, index: 1));
        using var one = Learner();
        using var other = Learner();
        Fit(one, 1);
        other.Load(one.Save(), 0, one.LastLoss);
        Assert.That(Fit(other, 2), Is.EqualTo(Fit(one, 2)));
        Assert.That(Weights(other), Is.EqualTo(Weights(one)));
    }

    private static Learner Learner()
    {
        var network = new NetworkConfig(3, 3, 2, 9, Config.Network);
        return new Learner(new ReferenceBackend(), TicTacToe, Config, NetworkWeights.Initial(network, 1));
    }

    private FitReport Fit(Learner learner, int generation) =>
        learner.Fit(generation, steps: 3, _buffer, _ => { }, _warnings.Add, CancellationToken.None);

    private void Add(params GameRecord[] games)
    {
        var path = _folder[$"{games[0].Generation}.shard"];
        ReplayExamples.WriteShard(path, games, ReplayFormat.Of(TicTacToe));
        _buffer.AddShard(path);
    }

    private static float[] Weights(Learner learner) => [.. learner.PlayWeights().Arrays.SelectMany(array => array.Values)];

    private static GameRecord Game(int generation, int weight, int index = 0) => new()
    {
        Game = "tictactoe",
        Generation = generation,
        Index = index,
        Step = 0,
        Start = "",
        Moves = [],
        Outcome = Outcome.FirstWins,
        Truncated = weight == 0,
        Validation = false,
        Samples = [.. Enumerable.Range(0, 5).Select(ply => Sample(ply, (Half)weight))],
    };

    private static Sample Sample(int ply, Half weight) => new()
    {
        Planes = PlanePacking.Pack([.. Enumerable.Range(0, 18).Select(i => (float)(i == ply ? 1 : 0))], 9, 2),
        PolicyIndices = [.. Enumerable.Range(0, 9).Select(i => (ushort)i)],
        PolicyTargets = [.. Enumerable.Range(0, 9).Select(i => i == ply ? Half.One : Half.Zero)],
        Win = Half.One,
        Loss = Half.Zero,
        PolicyWeight = weight,
        ValueWeight = weight,
        Surprise = Half.Zero,
    };
}
