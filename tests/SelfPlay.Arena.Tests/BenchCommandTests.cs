using System.Text.Json.Nodes;

namespace SelfPlay.Arena.Tests;

public sealed class BenchCommandTests
{
    private static readonly string[] Quick = ["--game", "tictactoe", "--preset", "tiny", "--seconds", "0.01", "--threads", "1"];

    [Test]
    public void Signatures_do_not_depend_on_threads_or_time()
    {
        Assert.That(Signatures("--threads", "2", "--seconds", "0.02", "--rounds", "2"), Is.EqualTo(Signatures("--threads", "1", "--seconds", "0.01")).And.Length.EqualTo(7));
    }

    [TestCase("peak", "one thread .* GFLOP/s")]
    [TestCase("perft", "leaves .* M/s")]
    [TestCase("search", "analysis .* simulations/s")]
    [TestCase("search", "allocated +0 bytes a simulation")]
    [TestCase("search", "self-play .* positions/s")]
    [TestCase("inference", "arithmetic .* GFLOP/s of direct convolution")]
    [TestCase("inference", "of the FMA peak .* %")]
    [TestCase("training", "positions .* /s")]
    [TestCase("training", "with SGD .* positions/s")]
    [TestCase("selfplay", "in the network .* % of the time")]
    [TestCase("replay", "in memory .* bytes a position")]
    [TestCase("replay", "drawn .* positions/s")]
    public void A_part_tells_its_signature_and_its_figures(string part, string figure)
    {
        var run = ProgramRunner.Run(["bench", part, .. Quick]);
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Match(@$"^{part} +signature [0-9a-f]{{16}}").And.Match($"\n  {figure}"));
    }

    [Test]
    public void All_threads_may_share_a_batch()
    {
        var run = ProgramRunner.Run("bench", "inference", "--game", "tictactoe", "--preset", "tiny", "--seconds", "0.01", "--threads", "2");
        Assert.That(run.Output, Does.Match("all threads on one batch .* positions/s"), run.Error);
    }

    [Test]
    public void Json_has_a_median_between_the_least_and_the_most()
    {
        foreach (var (_, figure) in Figures([.. Quick]).Where(pair => pair.Value is JsonObject))
        {
            var (median, least, most) = ((double)figure!["median"]!, (double)figure["min"]!, (double)figure["max"]!);
            Assert.That(median, Is.InRange(least, most));
        }
    }

    [Test]
    public void Network_and_batch_may_be_chosen()
    {
        var usual = Figures([.. Quick]);
        var other = Figures([.. Quick, "--filters", "32", "--blocks", "2", "--batch", "3"]);
        Assert.Multiple(() =>
        {
            Assert.That((double)other["batch (rows)"]!["median"]!, Is.EqualTo(3));
            Assert.That((string)other["signature"]!, Is.Not.EqualTo((string)usual["signature"]!));
        });
    }

    [Test]
    public void Perft_and_search_begin_where_they_are_told()
    {
        var run = ProgramRunner.Run("bench", "perft", "--position", "8/8/8/8/8/k7/p7/K7 w - - 0 1", "--seconds", "0.01", "--threads", "1", "--json");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That((double)JsonNode.Parse(run.Output)!["results"]![0]!["depth (plies)"]!["median"]!, Is.EqualTo(1), "a stalemate has no second ply");
    }

    [TestCase("perft", "nowhere")]
    [TestCase("search", "nowhere")]
    [TestCase("search", "8/8/8/8/8/k7/p7/K7 w - - 0 1")]
    public void A_position_that_does_not_serve_is_refused(string part, string position)
    {
        var run = ProgramRunner.Run("bench", part, "--position", position, "--seconds", "0.01", "--threads", "1");
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: --position: ").And.Not.Contain("   at "));
    }

    [Test]
    public void A_measurement_has_a_round_at_least()
    {
        var run = ProgramRunner.Run("bench", "peak", "--rounds", "0");
        Assert.That(run.Error, Does.StartWith("error: --rounds takes a whole number from 1 to 1000, not '0'"));
    }

    [Test]
    public void A_part_that_is_misspelt_is_refused_with_a_hint()
    {
        Assert.That(
            ProgramRunner.Run("bench", "prft").Error,
            Does.StartWith("error: WHAT takes peak, perft, search, inference, training, selfplay, replay, all, not 'prft'; did you mean 'perft'?"));
    }

    private static JsonObject Figures(params string[] options)
    {
        var run = ProgramRunner.Run(["bench", "inference", "--json", .. options]);
        Assert.That(run.Code, Is.Zero, run.Error);
        return JsonNode.Parse(run.Output)!["results"]![0]!.AsObject();
    }

    private static string[] Signatures(params string[] options)
    {
        var run = ProgramRunner.Run(["bench", "--game", "tictactoe", "--preset", "tiny", "--json", .. options]);
        Assert.That(run.Code, Is.Zero, run.Error);
        return [.. JsonNode.Parse(run.Output)!["results"]!.AsArray().Select(result => (string)result!["signature"]!)];
    }
}
