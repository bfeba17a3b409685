using SelfPlay.Engine;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;
using SelfPlay.Net.Models;

namespace SelfPlay.Arena.TextUi;

/// <summary>The networks of a session, each loaded once.</summary>
/// <param name="game">The game that all of them must be for.</param>
/// <param name="runsFolder">Where runs are.</param>
/// <param name="device">What they run on.</param>
/// <param name="threads">That work on a batch.</param>
/// <param name="capacity">Rows of the largest batch.</param>
internal sealed class NetworkShelf(Game game, string runsFolder, string device, int threads, int capacity) : IDisposable
{
    private const string Untrained = "";
    private readonly CheckpointFinder _finder = new(runsFolder, game);
    private readonly Dictionary<string, (LoadedNetwork Network, NamedNetwork Named)> _byPath = [];

    /// <summary>What to do where nothing is trained yet.</summary>
    public string HowToTrain => $"there is no trained network for {game.Title} below {runsFolder}: make one with './selfplay train {game.Name}', or name one with --net";

    /// <summary>Whether there is one to take when none is named.</summary>
    public bool HasTrained => _finder.Newest() is not null;

    /// <summary>The network of that name; the newest one for null.</summary>
    /// <exception cref="InputException">There is none, or it is another game's.</exception>
    public NamedNetwork Open(string? name)
    {
        var path = name is null ? _finder.Newest() ?? throw new InputException(HowToTrain) : _finder.FindOne(name);
        if (_byPath.TryGetValue(path, out var open)) return open.Named;
        var (header, weights) = LoadedNetwork.ReadWeights(path, game);
        return Add(path, weights, NameOf(path, header.Generation));
    }

    public NamedNetwork OpenUntrained() =>
        _byPath.TryGetValue(Untrained, out var open) ? open.Named : Add(Untrained, LoadedNetwork.Untrained(game), "untrained");

    public void Dispose()
    {
        foreach (var (network, _) in _byPath.Values) network.Dispose();
    }

    private NamedNetwork Add(string path, NetworkWeights weights, string name)
    {
        var network = new LoadedNetwork(device, threads, weights, capacity);
        var named = new NamedNetwork(name, network.Evaluator);
        _byPath.Add(path, (network, named));
        return named;
    }

    private static string NameOf(string path, int generation)
    {
        var run = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(path)));
        return run is not null && RunDirectory.IsRun(run) ? $"{Path.GetFileName(run)}@{generation}" : Path.GetFileNameWithoutExtension(path);
    }
}
