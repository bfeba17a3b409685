using System.Text.Json.Nodes;
using SelfPlay.Engine.Run;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests;

/// <summary>One small run is made and looked into, whole and damaged.</summary>
public sealed class InspectCommandTests
{
    private TemporaryFolder _folder = null!;
    private RunDirectory _run = null!;

    [SetUp]
    public void MakeRun()
    {
        _folder = new TemporaryFolder();
        var made = ProgramRunner.Run(
            "train", "tictactoe", "--preset", "tiny", "--run", _folder["run"], "--generations", "1", "--threads", "1", "--rehearsal", "0", "--set", "selfPlay.games=8");
        Assert.That(made.Code, Is.Zero, made.Error);
        _run = RunDirectory.Open(_folder["run"]);
    }

    [TearDown]
    public void RemoveRun() => _folder.Dispose();

    [Test]
    public void A_run_is_told_with_its_parts()
    {
        var inspected = ProgramRunner.Run("inspect", _run.Path);
        Assert.That(inspected.Code, Is.Zero);
        Assert.That(inspected.Output, Does.StartWith("run ").And.Match("finished +yes").And.Contain("gen-000001.ckpt  generation 1,").And.Contain("gen-000001.shard  8 games"));
    }

    [Test]
    public void Json_holds_the_same_facts()
    {
        var json = JsonNode.Parse(ProgramRunner.Run("inspect", _run.Path, "--json").Output)!;
        Assert.That((string?)json["kind"], Is.EqualTo("run"));
        Assert.That((int?)json["facts"]!["generations done"], Is.EqualTo(1));
        Assert.That(json["parts"]!.AsArray(), Has.Count.EqualTo(3));
        Assert.That(json["damage"]!.AsArray(), Is.Empty);
    }

    [Test]
    public void A_checkpoint_names_its_game_network_and_hash()
    {
        var inspected = ProgramRunner.Run("inspect", _run.CheckpointPath(1));
        Assert.That(inspected.Output, Does.StartWith("checkpoint ").And.Match("game +tictactoe").And.Contain("16 filters x 1 blocks").And.Match("sha-256 +[0-9a-f]{64}"));
    }

    [Test]
    public void A_shard_and_one_game_of_it_are_told()
    {
        Assert.That(ProgramRunner.Run("inspect", _run.ShardPath(1)).Output, Does.StartWith("replay shard ").And.Match("games +8"));
        Assert.That(ProgramRunner.Run("inspect", _run.ShardPath(1), "--game", "3").Output, Does.Match("moves +[abc][123] ").And.Match("generation +1"));
        var missing = ProgramRunner.Run("inspect", _run.ShardPath(1), "--game", "8");
        Assert.That((missing.Code, missing.Error), Is.EqualTo((2, $"error: {_run.ShardPath(1)} holds no game 8: it has 8 games, 0 to 7{Environment.NewLine}")));
    }

    [Test]
    public void Damage_is_told_and_exits_with_1()
    {
        Flip(_run.CheckpointPath(1), 200);
        Truncate(_run.ShardPath(1), 20);
        var inspected = ProgramRunner.Run("inspect", _run.Path);
        Assert.That(inspected.Code, Is.EqualTo(1));
        Assert.That(inspected.Output, Does.Contain("DAMAGE: " + _run.CheckpointPath(1)).And.Contain("SHA-256").And.Contain("gen-000001.shard  7 games").And.Contain("DAMAGE: " + _run.ShardPath(1)));
    }

    [Test]
    public void A_damaged_config_is_told()
    {
        File.WriteAllText(_run.ConfigPath, """{ "game": "tictactoe", "sed": 1 }""");
        var inspected = ProgramRunner.Run("inspect", _run.Path);
        Assert.That(inspected.Code, Is.EqualTo(1));
        Assert.That(inspected.Output, Does.Contain("sed: no such setting; did you mean 'seed'?"));
    }

    [Test]
    public void What_is_nothing_of_ours_is_bad_input()
    {
        File.WriteAllText(_folder["notes.txt"], "hello");
        foreach (var path in new[] { _folder["notes.txt"], _folder["nowhere"], _folder["run/replay"] })
        {
            var inspected = ProgramRunner.Run("inspect", path);
            Assert.That(inspected.Code, Is.EqualTo(2), path);
            Assert.That(inspected.Error, Does.StartWith("error: ").And.Contain(path));
        }
    }

    private static void Flip(string path, int at)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[at] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static void Truncate(string path, int by)
    {
        using var file = File.OpenWrite(path);
        file.SetLength(file.Length - by);
    }
}
