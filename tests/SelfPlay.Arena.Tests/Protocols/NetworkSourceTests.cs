using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;
using SelfPlay.Net.Checkpoints;
using SelfPlay.Net.Models;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests.Protocols;

public sealed class NetworkSourceTests
{
    private static readonly Game Chess = GameCatalog.Find("chess")!;

    private readonly List<string> _told = [];
    private TemporaryFolder _folder = null!;
    private NetworkSource _source = null!;

    [SetUp]
    public void Begin()
    {
        _folder = new TemporaryFolder();
        _source = new NetworkSource(Chess);
        _told.Clear();
    }

    [TearDown]
    public void End()
    {
        _source.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void Without_any_network_the_untrained_one_plays_and_says_how_to_make_another()
    {
        Assert.That(Open(""), Is.Not.Null);
        Assert.That(_told, Is.EqualTo(new[]
        {
            $"there is no trained network for chess below {_folder["runs"]}: make one with ./selfplay train chess; until then the untrained network plays",
        }));
    }

    [Test]
    public void A_checkpoint_is_loaded_once_and_named()
    {
        var evaluator = Open(Save("mine.ckpt"));
        Assert.That(Open(_folder["mine.ckpt"]), Is.SameAs(evaluator));
        Assert.That(_told.Single(), Does.StartWith($"network {_folder["mine.ckpt"]}, generation 3"));
    }

    [Test]
    public void Another_batch_size_loads_the_same_weights_again()
    {
        var evaluator = Open(Save("mine.ckpt"));
        Assert.That(Open(_folder["mine.ckpt"], batch: 32), Is.Not.SameAs(evaluator));
        Assert.That(_told, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_network_of_another_game_or_encoder_is_refused_by_name_and_the_one_before_stays()
    {
        Open(Save("mine.ckpt"));
        Open(Save("other.ckpt", checkpoint => checkpoint with { Game = "shogi" }));
        Assert.That(_told[1], Does.StartWith("error: ").And.Contain("other.ckpt is a network for shogi, not for chess").And.EndWith("; the network before it stays"));
        Open(Save("newer.ckpt", checkpoint => checkpoint with { EncoderVersion = 99 }));
        Assert.That(_told[2], Does.Contain("newer.ckpt").And.Contain("encoder version 99"));
        Open(_folder["newer.ckpt"]);
        Assert.That(_told, Has.Count.EqualTo(3), "it is told once");
    }

    [Test]
    public void A_name_that_means_nothing_is_told_and_something_plays_all_the_same()
    {
        Assert.That(Open("nowhere"), Is.Not.Null);
        Assert.That(_told[0], Does.StartWith("error: 'nowhere' is neither a checkpoint nor a run"));
        Assert.That(_told[1], Does.Contain("untrained network plays"));
    }

    [Test]
    public void A_device_that_cannot_be_had_is_told_and_the_processor_answers()
    {
        Assert.That(_source.Open(new NetworkSettings(_folder["runs"], "", "abacus", 1, 4), _told.Add), Is.Not.Null);
        Assert.That(_told[^1], Does.StartWith("error: there is no device 'abacus'").And.EndWith("; the network answers on cpu"));
    }

    private IEvaluator Open(string name, int batch = 4) => _source.Open(new NetworkSettings(_folder["runs"], name, "cpu", 1, batch), _told.Add);

    private string Save(string name, Func<Checkpoint, Checkpoint>? change = null)
    {
        var tower = new TowerConfig { Filters = 8, Blocks = 1 };
        var network = new NetworkConfig(Chess.Planes.Height, Chess.Planes.Width, Chess.Planes.Planes, Chess.PolicySize, tower);
        var weights = NetworkWeights.Initial(network, 1).Arrays;
        var checkpoint = new Checkpoint
        {
            Game = Chess.Name,
            EncoderVersion = Chess.EncoderVersion,
            Network = network,
            Generation = 3,
            Step = 40,
            Weights = weights,
            PlayWeights = weights,
        };
        CheckpointFile.Write(_folder[name], change is null ? checkpoint : change(checkpoint));
        return _folder[name];
    }
}
