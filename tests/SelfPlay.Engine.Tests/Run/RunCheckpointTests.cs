using SelfPlay.Engine.Run;
using SelfPlay.Net.Training;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Run;

internal sealed class RunCheckpointTests
{
    private static readonly RunConfig Config = new() { Game = "tictactoe" };

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_loss_that_is_no_number_is_remembered_like_any_other()
    {
        var report = new GenerationReport { Generation = 1, Step = 10, ValidationPolicyLoss = double.NaN, ValidationValueLoss = double.PositiveInfinity };
        var past = new RunCheckpoint.Past(Halvings: 2, LastLoss: 1.0 / 3, report);
        Assert.That(RunCheckpoint.Read(Context(Config), RunCheckpoint.Make(Context(Config), 1, State, past)).Past, Is.EqualTo(past));
    }

    [Test]
    public void Times_are_left_out_so_that_equal_runs_have_equal_checkpoints()
    {
        var report = new GenerationReport { Generation = 1, Step = 10, FitSeconds = 3, PositionsPerSecond = 1e5, CacheHitShare = 0.5 };
        var checkpoint = RunCheckpoint.Make(Context(Config), 1, State, new RunCheckpoint.Past(0, null, report));
        Assert.That(RunCheckpoint.Read(Context(Config), checkpoint).Past.Report, Is.EqualTo(new GenerationReport { Generation = 1, Step = 10 }));
    }

    [Test]
    public void A_checkpoint_of_another_game_or_network_is_refused_with_both_named()
    {
        var made = RunCheckpoint.Make(Context(Config), 1, State, new RunCheckpoint.Past(0, null, null));
        Assert.That(
            () => RunCheckpoint.Read(Context(Config with { Game = "connect4" }), made),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("of tictactoe").And.Message.Contains("needs connect4"));
        Assert.That(
            () => RunCheckpoint.Read(Context(Config with { Network = Config.Network with { Filters = 24 } }), made),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("Filters = 24"));
    }

    private static TrainerState State => new(10, [], [], []);

    private RunContext Context(RunConfig config) => new(
        RunDirectory.Create(_folder.Path, config, null, TimeProvider.System), config, new RunOptions(), new RecordingObserver(), TimeProvider.System);
}
