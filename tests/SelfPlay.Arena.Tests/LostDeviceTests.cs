using SelfPlay.Engine.Commands;
using SelfPlay.Engine.Run;
using SelfPlay.Net.Checkpoints;
using SelfPlay.TestData;
using SelfPlay.TestDevices;

namespace SelfPlay.Arena.Tests;

/// <summary>A device that fails in the middle costs a sentence and what was not yet saved: the same command goes on and comes to the same end.</summary>
public sealed class LostDeviceTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_run_that_lost_its_device_goes_on_to_the_same_network_and_games([Values] DeviceWork work, [Values(1, 2)] int threads)
    {
        var undisturbed = new DeviceLoss(work, 0);
        Assert.That(Train("undisturbed", threads, undisturbed).Code, Is.Zero);
        foreach (var count in Places(undisturbed.Done, threads))
        {
            var name = $"lost at {count}";
            AssertLost(Train(name, threads, new DeviceLoss(work, count)));
            var again = Train(name, threads, new DeviceLoss(work, 0));
            Assert.That(again.Code, Is.Zero, again.Error);
            Assert.That(again.Output, Does.Contain("goes on after generation "));
            Assert.That(Saved(name), Is.EqualTo(Saved("undisturbed")), name);
        }
    }

    [Test]
    public void What_was_saved_before_the_loss_is_not_done_again()
    {
        var undisturbed = new DeviceLoss(DeviceWork.Steps, 0);
        Train("undisturbed", 1, undisturbed);
        var last = RunMetrics.Read(RunDirectory.Open(_folder["undisturbed"]).MetricsPath)[^1];
        AssertLost(Train("lost", 1, new DeviceLoss(DeviceWork.Steps, undisturbed.Done)));
        Assert.That(RunDirectory.Open(_folder["lost"]).CheckpointGenerations.Max(), Is.EqualTo(1));
        var again = new DeviceLoss(DeviceWork.Steps, 0);
        Assert.That(Train("lost", 1, again).LastLine, Does.StartWith("completed with generation 2"));
        Assert.That((last.Generation, again.Done), Is.EqualTo((2, last.FitSteps)), "the steps of the last generation alone");
    }

    [Test]
    public void The_log_tells_of_the_loss()
    {
        Train("lost", 1, new DeviceLoss(DeviceWork.Steps, 1));
        Assert.That(File.ReadAllText(RunDirectory.Open(_folder["lost"]).LogPath), Does.Contain("[ERR] the run ended with an error").And.Contain(DeviceLoss.Message));
    }

    [Test]
    public void A_run_that_lost_its_device_while_it_was_rehearsed_begins_again()
    {
        AssertLost(Train("lost", 1, new DeviceLoss(DeviceWork.Answers, 1), rehearsal: 1));
        var again = Train("lost", 1, new DeviceLoss(DeviceWork.Answers, 0));
        Assert.That(again.LastLine, Does.StartWith("completed with generation 2"));
    }

    [Test]
    public void A_fit_that_lost_its_device_goes_on_to_the_same_network([Values] DeviceWork work)
    {
        ImportGames();
        var undisturbed = new DeviceLoss(work, 0);
        Assert.That(Fit("undisturbed", undisturbed).Code, Is.Zero);
        foreach (var count in Places(undisturbed.Done, threads: 1))
        {
            var name = $"lost at {count}";
            AssertLost(Fit(name, new DeviceLoss(work, count)));
            var again = Fit(name, new DeviceLoss(work, 0));
            Assert.That(again.LastLine, Does.StartWith("completed with step "), again.Error);
            Assert.That(State(name), Is.EqualTo(State("undisturbed")), name);
        }
    }

    /// <summary>The signature takes less than 300 answers, so the last one is lost while the speed is measured.</summary>
    [TestCase("inference", DeviceWork.Answers, 20)]
    [TestCase("training", DeviceWork.Steps, 20)]
    [TestCase("selfplay", DeviceWork.Answers, 20)]
    [TestCase("selfplay", DeviceWork.Answers, 500)]
    public void A_measurement_that_lost_its_device_ends_with_a_sentence(string what, DeviceWork work, int count) => AssertLost(ProgramRunner.Run(
        Context(new DeviceLoss(work, count)), "bench", what, "--game", "tictactoe", "--preset", "tiny", "--threads", "2", "--device", "cpu", "--seconds", "10"));

    /// <summary>The first, some in the middle, the last. With several threads chance decides how many there are: the last may not be reached.</summary>
    private static int[] Places(int done, int threads)
    {
        Assert.That(done, Is.GreaterThan(7), "too few to be lost at different ones");
        int[] places = [1, done / 4, done / 2];
        return threads == 1 ? [.. places, done] : places;
    }

    private static void AssertLost(ProgramRunner run)
    {
        Assert.That(run.Code, Is.EqualTo(ExitCode.BadInput));
        Assert.That(run.Error, Is.EqualTo($"error: {DeviceLoss.Message}{Environment.NewLine}"));
        Assert.That(run.Output, Does.Not.Contain("completed"));
    }

    private void ImportGames()
    {
        File.WriteAllText(_folder["games.pgn"], string.Concat(Enumerable.Range(0, 40).Select(Game)));
        var run = ProgramRunner.Run("import", "chess", _folder["games.pgn"], "--into", _folder["set"]);
        Assert.That(run.Code, Is.Zero, run.Error);

        static string Game(int number) => $"[White \"a\"]\n[Black \"b\"]\n[Result \"1-0\"]\n\n1. {(char)('a' + (number % 8))}3 {(char)('a' + (number / 8))}6 1-0\n\n";
    }

    private ProgramRunner Train(string name, int threads, DeviceLoss loss, int rehearsal = 0) => ProgramRunner.Run(
        Context(loss),
        ["train", "tictactoe", "--preset", "tiny", "--run", _folder[name], "--generations", "2", "--threads", $"{threads}", "--device", "cpu", "--rehearsal", $"{rehearsal}", .. Small]);

    private ProgramRunner Fit(string name, DeviceLoss loss) => ProgramRunner.Run(
        Context(loss),
        ["fit", "chess", "--data", _folder["set"], "--preset", "tiny", "--run", _folder[name], "--epochs", "6", "--threads", "1", "--device", "cpu", "--set", "learning.batchSize=8", .. Net]);

    private static CommandContext Context(DeviceLoss loss) => new() { Output = TextWriter.Null, Error = TextWriter.Null, Backends = loss.Open };

    private static string[] Net => ["--set", "network.filters=8", "--set", "network.blocks=1"];

    private static string[] Small =>
        [.. Net, "--set", "selfPlay.games=12", "--set", "selfPlay.gamesInFlight=4", "--set", "learning.batchSize=16", "--set", "rating.every=1", "--set", "rating.games=4", "--set", "rating.simulations=4"];

    /// <summary>Networks and games, byte for byte.</summary>
    private List<string> Saved(string name)
    {
        var run = RunDirectory.Open(_folder[name]);
        var hashes = run.CheckpointGenerations.Select(generation => CheckpointFile.ReadHeader(run.CheckpointPath(generation)).Hash);
        return [.. hashes, .. Directory.GetFiles(Path.Combine(run.Path, "games")).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
    }

    private string State(string name) => CheckpointFile.ReadHeader(RunDirectory.Open(_folder[name]).StatePath).Hash;
}
