using System.Collections.Concurrent;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Run;
using SelfPlay.Engine.Search;
using SelfPlay.Engine.SelfPlay;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Tests.Evaluation;

/// <summary>A real network behind the queue.</summary>
[TestFixture]
internal sealed class NetEvaluatorTests
{
    private static readonly NetworkConfig Network = new(6, 7, 2, 7, new TowerConfig { Filters = 8, Blocks = 1, ValueHidden = 8 });

    [Test]
    public void The_queue_hands_on_what_the_network_says()
    {
        using var net = NewNet(4);
        var queue = new EvaluationQueue<ConnectFourPosition>(new ConnectFourEncoder(), new NetEvaluator(net), 4, 0);
        var line = new Line<ConnectFourPosition>(ConnectFourPosition.Initial, 42);
        line.Play(new Move(3));
        var moves = new Move[7];
        var ticket = queue.Ask(line, moves.AsSpan(0, line.LegalMoves(moves)));
        queue.Flush();

        var planes = new float[Network.Cells * Network.Planes];
        new ConnectFourEncoder().Encode(line.Positions, planes);
        var (logits, winDrawLoss) = (new float[7], new float[3]);
        net.Evaluate(planes, 1, [0, 7], [0, 1, 2, 3, 4, 5, 6], logits, winDrawLoss);
        Assert.That(queue.Answer(ticket).Logits.ToArray(), Is.EqualTo(logits));
        Assert.That(queue.Answer(ticket).WinDrawLoss.ToArray(), Is.EqualTo(winDrawLoss));
        Assert.That(winDrawLoss.Sum(), Is.EqualTo(1).Within(1e-6));
        Assert.That(queue.Counters.NetworkTicks, Is.Positive);
    }

    [Test]
    public void Games_of_a_network_are_the_same_for_any_threads_batches_and_cache()
    {
        Assert.That(Play(2, 3, 100), Is.EqualTo(Play(1, 6, 0)));
    }

    private static string[] Play(int threads, int gamesInFlight, int cache)
    {
        var config = new RunConfig
        {
            Game = "connect4",
            Search = new SearchConfig { Simulations = 8 },
            SelfPlay = new GenerationConfig { Games = 6, GamesInFlight = gamesInFlight, CachePositions = cache },
        };
        var nets = Enumerable.Range(0, threads).Select(_ => NewNet(gamesInFlight)).ToList();
        var records = new ConcurrentBag<GameRecord>();
        var task = new SelfPlayTask(1, 0, new GameSource([0, 1, 2, 3, 4, 5]), records.Add);
        var pool = SelfPlayPool.Create(ConnectFourGame.Create(), config, threads);
        pool.Play(task, nets.ConvertAll(net => new NetEvaluator(net)), CancellationToken.None);
        nets.ForEach(net => net.Dispose());
        return [.. records.OrderBy(record => record.Index).Select(record => string.Join(',', record.Moves))];
    }

    private static InferenceNet NewNet(int maxBatch)
    {
        var net = new InferenceNet(new ReferenceBackend(), Network, maxBatch);
        net.Load(NetworkWeights.Initial(Network, 5));
        return net;
    }
}
