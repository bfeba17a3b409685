using SelfPlay.Engine.Play;
using SelfPlay.Engine.Run;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Run;

public class RunMetricsTests
{
    private readonly List<string> _warnings = [];
    private TemporaryFolder _folder = null!;

    private string File => _folder["metrics.jsonl"];

    [SetUp]
    public void Begin()
    {
        _folder = new TemporaryFolder();
        _warnings.Clear();
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void Reports_are_read_as_they_were_written()
    {
        var match = new MatchScore(new(3, 1, 1), new(2, 1, 2), new(1, 1, 1, 1, 1));
        var rating = new RatingReport { Elo = 1.0 / 3, EloError = 20.5, AgainstRandom = match, OptimalByChance = 0.1 };
        var written = new[] { Report(1), Report(2) with { Rating = rating, ValidationPolicyLoss = 2.5 } };
        Write(written);
        Assert.That(RunMetrics.Read(File), Is.EqualTo(written));
        Assert.That(Open(2).Reports, Is.EqualTo(written));
        Assert.That(System.IO.File.ReadAllLines(File), Has.Length.EqualTo(2));
    }

    [Test]
    public void A_rating_of_the_first_version_is_still_read()
    {
        System.IO.File.WriteAllText(File, """{"generation":5,"step":9,"rating":{"opponent":0,"scoreAgainstOpponent":0.75,"scoreAgainstRandom":1,"elo":190.8}}""");
        var rating = RunMetrics.Read(File).Single().Rating!;
        Assert.That((rating.ScoreAgainstOpponent, rating.Elo, rating.EloError, rating.AgainstRandom), Is.EqualTo((0.75, 190.8, (double?)null, (MatchScore?)null)));
    }

    [Test]
    public void A_loss_that_is_no_number_is_kept_like_any_other()
    {
        Write(Report(1) with { PolicyLoss = double.NaN, GradientNorm = double.PositiveInfinity });
        Assert.That(RunMetrics.Read(File).Single().PolicyLoss, Is.NaN);
    }

    [Test]
    public void A_file_cut_at_any_byte_keeps_every_whole_line_and_goes_on()
    {
        Write(Report(1), Report(2), Report(3));
        var good = System.IO.File.ReadAllBytes(File);
        for (var length = 0; length < good.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, good[..length]);
            var whole = good.AsSpan(0, Math.Min(length + 1, good.Length)).Count((byte)'\n');
            Assert.That(RunMetrics.Read(File).Select(report => report.Generation), Is.EqualTo(Enumerable.Range(1, whole)), $"{length} bytes");
            if (length % 20 != 0) continue;
            Open(3).Append(Report(9));
            Assert.That(RunMetrics.Read(File).Select(report => report.Generation), Is.EqualTo(new[] { 1, 2, 3 }.Take(whole).Append(9)), $"{length} bytes");
        }
    }

    [Test]
    public void Reports_after_the_newest_checkpoint_and_second_ones_are_removed()
    {
        Write(Report(1), Report(2), Report(2) with { Games = 77 }, Report(3), Report(4));
        Assert.That(Open(3).Reports.Select(report => report.Generation), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(RunMetrics.Read(File), Is.EqualTo(new[] { Report(1), Report(2), Report(3) }));
        Assert.That(_warnings, Is.Empty);
    }

    [Test]
    public void A_damaged_line_is_left_out_with_a_warning_that_names_it()
    {
        Write(Report(1), Report(2), Report(3));
        var lines = System.IO.File.ReadAllLines(File);
        lines[1] = lines[1][5..];
        System.IO.File.WriteAllLines(File, lines);
        Assert.That(Open(3).Reports, Is.EqualTo(new[] { Report(1), Report(3) }));
        Assert.That(_warnings.Single(), Does.StartWith(File).And.Contains("line 2"));
        Assert.That(System.IO.File.ReadAllLines(File), Has.Length.EqualTo(2));
    }

    [Test]
    public void Before_the_first_report_there_is_nothing()
    {
        Assert.That(RunMetrics.Read(File), Is.Empty);
        Assert.That(Open(0).Reports, Is.Empty);
    }

    private static GenerationReport Report(int generation) =>
        new() { Generation = generation, Step = 100L * generation, PolicyLoss = 1.0 / generation, MeanPlies = 80.25, FitSeconds = 0.1 };

    private RunMetrics Open(int newestGeneration) => RunMetrics.Open(File, newestGeneration, _warnings.Add);

    private void Write(params GenerationReport[] reports)
    {
        var metrics = Open(0);
        foreach (var report in reports) metrics.Append(report);
    }
}
