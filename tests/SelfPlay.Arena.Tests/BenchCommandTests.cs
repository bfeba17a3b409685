using System.Text.Json.Nodes;

namespace SelfPlay.Arena.Tests;

public sealed class BenchCommandTests
{
    [Test]
    public void Signatures_do_not_depend_on_threads_or_time()
    {
        Assert.That(Signatures("2", "0.02"), Is.EqualTo(Signatures("1", "0.01")).And.Length.EqualTo(4));
    }

    [Test]
    public void Every_part_tells_its_speed()
    {
        var run = ProgramRunner.Run("bench", "--game", "tictactoe", "--preset", "tiny", "--seconds", "0.01", "--threads", "1");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Match(@"perft +leaves .* M/s").And.Match(@"inference +positions .* GFLOP/s").And.Match("training +positions").And.Match(@"selfplay .*in the network .* %"));
    }

    [Test]
    public void One_part_may_be_named()
    {
        var run = ProgramRunner.Run("bench", "perft", "--game", "tictactoe", "--seconds", "0.01", "--threads", "1");
        Assert.That(run.Output.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(ProgramRunner.Run("bench", "prft").Error, Does.StartWith("error: WHAT takes perft, inference, training, selfplay, all, not 'prft'; did you mean 'perft'?"));
    }

    private static string[] Signatures(string threads, string seconds)
    {
        var run = ProgramRunner.Run("bench", "--game", "tictactoe", "--preset", "tiny", "--seconds", seconds, "--threads", threads, "--json");
        Assert.That(run.Code, Is.Zero, run.Error);
        return [.. JsonNode.Parse(run.Output)!["results"]!.AsArray().Select(result => (string)result!["signature"]!)];
    }
}
