using SelfPlay.Engine.Data;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Fitting;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Fitting;

/// <summary>Whole fits of a very small network.</summary>
public sealed class FitLoopTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_fit_that_learns_a_tiny_set_by_heart_marks_where_it_overfits()
    {
        var set = FitExamples.Make(_folder["set"], training: 6, validation: 20, test: 10);
        var end = FitExamples.Run(_folder["fit"], FitExamples.Config(set.Path, epochs: 150));
        var (first, last) = (end.Measurements[1], end.Measurements[^1]);
        Assert.That(last.TrainingLoss, Is.LessThan(0.7 * first.TrainingLoss!.Value), "it learns the set");
        Assert.That(last.ValidationLoss, Is.GreaterThan(1.05 * end.Summary!.Best.ValidationLoss), "and nothing else");
        Assert.That(end.Summary.OverfitsAfterEpoch, Is.EqualTo(end.Measurements.MinBy(one => one.ValidationLoss)!.Epoch));
        var run = RunDirectory.Open(_folder["fit"]);
        Assert.That(run.CheckpointGenerations, Is.EqualTo(new[] { end.Summary.Best.Number }), "the best network alone is kept");
        Assert.That(File.ReadAllText(run.CurvePath), Does.Contain($"overfits after epoch {end.Summary.OverfitsAfterEpoch:0.##}"));
        Assert.That(run.IsFinished(run.ReadConfig()), Is.True);
    }

    [Test]
    public void A_fit_ends_when_its_patience_is_used_up()
    {
        var set = FitExamples.Make(_folder["set"], training: 6, validation: 20, test: 0);
        var end = FitExamples.Run(_folder["fit"], FitExamples.Config(set.Path, epochs: 150, patience: 3));
        Assert.That((end.Summary!.StoppedEarly, end.Summary.Test), Is.EqualTo((true, (FitFigures?)null)));
        Assert.That(end.Measurements[^1].Number - end.Summary.Best.Number, Is.EqualTo(3));
        Assert.That(end.Measurements.SkipLast(3).Last().IsBest, Is.True);
        Assert.That(end.Measurements[^1].Epoch, Is.LessThan(150));
    }

    [Test]
    public void Stopped_or_killed_anywhere_it_goes_on_to_the_same_bits()
    {
        var set = FitExamples.Make(_folder["set"], training: 20, validation: 10, test: 10);
        var config = FitExamples.Config(set.Path, epochs: 4);
        FitExamples.Run(_folder["whole"], config);
        Play("stopped", config, (observed, stop) => stop.Cancel());
        Play("killed", config, (observed, stop) => throw new InvalidOperationException("killed"));
        foreach (var name in new[] { "stopped", "killed" })
        {
            Assert.That(File.ReadAllBytes(_folder[$"{name}/state.ckpt"]), Is.EqualTo(File.ReadAllBytes(_folder["whole/state.ckpt"])), name);
            Assert.That(File.ReadAllText(_folder[$"{name}/summary.json"]), Is.EqualTo(File.ReadAllText(_folder["whole/summary.json"])), name);
            Assert.That(Best(name), Is.EqualTo(Best("whole")), name);
            Assert.That(Lines(name), Is.EqualTo(Lines("whole")), name);
        }
    }

    [Test]
    public void The_number_of_threads_changes_no_bit()
    {
        var set = FitExamples.Make(_folder["set"], training: 20, validation: 10, test: 10);
        var config = FitExamples.Config(set.Path, epochs: 2);
        FitExamples.Run(_folder["one"], config, threads: 1);
        FitExamples.Run(_folder["three"], config, threads: 3);
        Assert.That(File.ReadAllBytes(_folder["three/state.ckpt"]), Is.EqualTo(File.ReadAllBytes(_folder["one/state.ckpt"])));
    }

    [Test]
    public void Measurements_come_after_as_many_steps_as_asked_and_at_the_end()
    {
        var set = FitExamples.Make(_folder["set"], training: 20, validation: 10, test: 10);
        var config = FitExamples.Config(set.Path, epochs: 2);
        var end = FitExamples.Run(_folder["fit"], config with { Fit = config.Fit with { MeasureSteps = 7 } });
        var steps = end.Measurements.Select(one => one.Step).ToList();
        Assert.That(steps.SkipLast(1), Is.EqualTo(Enumerable.Range(0, steps.Count - 1).Select(number => 7L * number)));
        Assert.That(end.Measurements[^1].Epoch, Is.EqualTo(2));
    }

    [Test]
    public void More_epochs_go_on_where_a_fit_ended()
    {
        var set = FitExamples.Make(_folder["set"], training: 20, validation: 10, test: 10);
        FitExamples.Run(_folder["fit"], FitExamples.Config(set.Path, epochs: 2));
        var end = FitExamples.Run(_folder["fit"], FitExamples.Config(set.Path, epochs: 3));
        Assert.That(end.Measurements.Select(one => one.Epoch), Is.EqualTo(new[] { 0.0, 1, 2, 3 }));
    }

    [Test]
    public void The_best_network_is_found_and_read_like_any_other()
    {
        var set = FitExamples.Make(_folder["set"], training: 20, validation: 10, test: 10);
        FitExamples.Run(_folder["runs/tictactoe-1-fit"], FitExamples.Config(set.Path, epochs: 2));
        var game = GameCatalog.Find("tictactoe")!;
        var path = new CheckpointFinder(_folder["runs"], game).FindUsable("latest");
        Assert.That(LoadedNetwork.ReadWeights(path, game).Weights.Config.Tower.Filters, Is.EqualTo(8));
        Assert.That(RunDirectory.FindNewestUnfinished(_folder["runs"], "tictactoe", "tiny", Assert.Fail), Is.Null, "a fit is no run of self-play");
    }

    [Test]
    public void What_an_import_did_not_commit_is_not_learnt_from()
    {
        var set = FitExamples.Make(_folder["set"], training: 5, validation: 5, test: 5);
        using var before = SplitSamples.Open(set, DataSplit.Training, FitExamples.Format, Assert.Fail);
        FitExamples.AppendUncommitted(set, DataSplit.Training);
        using var after = SplitSamples.Open(set, DataSplit.Training, FitExamples.Format, Assert.Fail);
        Assert.That((after.Games, after.Count), Is.EqualTo((5, before.Count)));
    }

    [Test]
    public void Data_sets_that_cannot_be_used_are_told_with_the_remedy()
    {
        var set = FitExamples.Make(_folder["set"], training: 20, validation: 0, test: 0);
        Assert.That(Fault(FitExamples.Config(set.Path, 1)), Does.StartWith($"{set.Path} has no validation games"));
        var empty = FitExamples.Make(_folder["empty"], training: 0, validation: 5, test: 0);
        Assert.That(Fault(FitExamples.Config(empty.Path, 1)), Does.StartWith($"{empty.Path} has 0 training positions: import more games"));
        var foreign = FitExamples.Config(set.Path, 1) with { Game = "connect4" };
        Assert.That(Fault(foreign), Does.Contain($"{set.Path} holds games of tictactoe, encoder 1").And.Contain("but connect4, encoder"));
    }

    [Test]
    public void A_data_set_that_grew_is_refused()
    {
        var set = FitExamples.Make(_folder["set"], training: 20, validation: 10, test: 10);
        var config = FitExamples.Config(set.Path, epochs: 1);
        FitExamples.Run(_folder["fit"], config);
        Directory.Delete(set.Path, recursive: true);
        FitExamples.Make(_folder["set"], training: 21, validation: 10, test: 10);
        var exception = Assert.Throws<InputException>(() => FitExamples.Run(_folder["fit"], config));
        Assert.That(exception.Message, Does.Contain("when").And.Contain("was begun: put the data set back, or start another fit with --new"));
    }

    [Test]
    public void Another_data_set_of_the_same_size_is_refused()
    {
        var set = FitExamples.Make(_folder["set"], training: 20, validation: 10, test: 10);
        var config = FitExamples.Config(set.Path, epochs: 1);
        FitExamples.Run(_folder["fit"], config);
        var source = new DataSource { Path = "b.pgn", Fingerprint = "b", Settings = "--learn-from both" };
        set.WriteManifest(set.ReadManifest() with { Sources = [source] });
        Assert.That(() => FitExamples.Run(_folder["fit"], config), Throws.Nothing, "a file that gave nothing changes nothing");
        set.WriteManifest(set.ReadManifest() with { Sources = [source with { Counts = new ImportCounts { Read = 1, Kept = 1 } }] });
        var exception = Assert.Throws<InputException>(() => FitExamples.Run(_folder["fit"], config));
        Assert.That(exception.Message, Does.Contain("and had others when").And.Contain("put the data set back"));
    }

    [Test]
    public void A_data_set_of_which_a_part_cannot_be_read_is_refused()
    {
        var set = FitExamples.Make(_folder["set"], training: 20, validation: 10, test: 10);
        var shard = set.Shards(DataSplit.Training)[0];
        var bytes = File.ReadAllBytes(shard);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(shard, bytes);
        Assert.That(Fault(FitExamples.Config(set.Path, 1)), Does.Match("is damaged: of its 20 games for training [0-9]+ can be read; './selfplay inspect' says where"));
    }

    private string Fault(RunConfig config)
    {
        var folder = _folder[Guid.NewGuid().ToString("n")];
        return Assert.Throws<InputException>(() => FitExamples.Run(folder, config)).Message;
    }

    /// <summary>Runs a fit that is interrupted again and again, after a growing number of steps and after measurements, until it comes to its end.</summary>
    private void Play(string name, RunConfig config, Action<CountingFitObserver, CancellationTokenSource> interrupt)
    {
        for (var call = 1; call < 100; call++)
        {
            using var stop = new CancellationTokenSource();
            CountingFitObserver observer = null!;
            observer = new CountingFitObserver(call, call % 3 == 0 ? 1 : int.MaxValue, () => interrupt(observer, stop));
            try
            {
                if (FitExamples.Run(_folder[name], config, observer, cancel: stop.Token).Summary is not null) return;
            }
            catch (InvalidOperationException)
            {
                // Killed: nothing was saved since the last measurement.
            }
        }

        Assert.Fail("it never came to its end");
    }

    private byte[] Best(string name) => File.ReadAllBytes(Directory.GetFiles(_folder[$"{name}/checkpoints"]).Single());

    private IEnumerable<Measurement> Lines(string name) => FitMetrics.Read(_folder[$"{name}/metrics.jsonl"]).Select(one => one with { Seconds = 0 });
}
