using SelfPlay.Engine.Learning;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;
using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Models;

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

    [SetUp]
    public void Forget() => _warnings.Clear();

    // The plain loop learns from winners alone: a generation of games stopped by the move limit has no row that counts.
    [Test]
    public void A_generation_that_teaches_nothing_does_not_make_the_next_one_look_diverged()
    {
        using var learner = Learner();
        var buffer = new ReplayBuffer(Config.Replay);
        buffer.AddGeneration([Game(1, weight: 0)]);
        Assert.That(Fit(learner, buffer, 1).Loss, Is.Zero);
        Assert.That(learner.LastLoss, Is.Null);

        buffer.AddGeneration([Game(2, weight: 1)]);
        Assert.That(Fit(learner, buffer, 2).Loss, Is.Positive);
        Assert.That(_warnings, Is.Empty);
    }

    [Test]
    public void A_fit_far_above_the_last_ones_loss_is_undone_and_tried_at_half_the_rate_until_it_gives_up()
    {
        using var learner = Learner();
        var buffer = new ReplayBuffer(Config.Replay);
        buffer.AddGeneration([Game(1, weight: 1)]);
        var before = learner.Save();
        learner.Load(before, halvings: 0, lastLoss: 0.001);
        Assert.That(() => Fit(learner, buffer, 2), Throws.TypeOf<InputException>().With.Message.Contains("learning.rate"));
        Assert.That(_warnings, Has.Count.EqualTo(6));
        Assert.That(learner.Halvings, Is.EqualTo(6));
    }

    [Test]
    public void A_fit_is_a_function_of_seed_generation_state_and_window()
    {
        var buffer = new ReplayBuffer(Config.Replay);
        buffer.AddGeneration([Game(1, weight: 1), Game(1, weight: 1, index: 1)]);
        using var one = Learner();
        using var other = Learner();
        Fit(one, buffer, 1);
        other.Load(one.Save(), 0, one.LastLoss);
        Assert.That(Fit(other, buffer, 2), Is.EqualTo(Fit(one, buffer, 2)));
        Assert.That(Weights(other), Is.EqualTo(Weights(one)));
    }

    private static Learner Learner()
    {
        var network = new NetworkConfig(3, 3, 2, 9, Config.Network);
        return new Learner(new ReferenceBackend(), TicTacToe, Config, NetworkWeights.Initial(network, 1));
    }

    private FitReport Fit(Learner learner, ReplayBuffer buffer, int generation) =>
        learner.Fit(generation, steps: 3, buffer, _ => { }, _warnings.Add, CancellationToken.None);

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
