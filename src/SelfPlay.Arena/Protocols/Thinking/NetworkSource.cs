using SelfPlay.Engine;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;
using SelfPlay.Net.Backends;
using SelfPlay.Net.Models;

namespace SelfPlay.Arena.Protocols.Thinking;

/// <summary>Networks from the checkpoints of runs. Without any, the untrained one.</summary>
public sealed class NetworkSource(Game game) : INetworkSource
{
    /// <summary>What answers when another device cannot be had.</summary>
    private const string Fallback = "cpu";

    private NetworkSettings? _opened;
    private NetworkWeights? _weights;
    private LoadedNetwork? _network;

    public IEvaluator Open(NetworkSettings settings, Action<string> tell)
    {
        if (_network is not null && settings == _opened) return _network.Evaluator;
        if (_weights is null || (settings.Name, settings.RunsFolder) != (_opened?.Name, _opened?.RunsFolder)) _weights = Find(settings, tell);
        _opened = settings;
        _network?.Dispose();
        _network = Load(settings, _weights, tell);
        return _network.Evaluator;
    }

    public void Dispose() => _network?.Dispose();

    /// <summary>The weights asked for; else those before, the newest, or untrained ones, whichever is the first that can be had.</summary>
    private NetworkWeights Find(NetworkSettings settings, Action<string> tell)
    {
        try
        {
            var finder = new CheckpointFinder(settings.RunsFolder, game);
            var path = settings.Name.Length == 0 ? finder.Newest() : finder.FindOne(settings.Name);
            if (path is not null) return Read(path, tell);
        }
        catch (Exception exception) when (exception is InputException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            tell($"error: {exception.Message}{(_weights is null ? "" : "; the network before it stays")}");
            if (_weights is not null) return _weights;
            if (settings.Name.Length > 0) return Find(settings with { Name = "" }, tell);
        }

        tell($"there is no trained network for {game.Name} below {settings.RunsFolder}: make one with ./selfplay train {game.Name}; until then the untrained network plays");
        return LoadedNetwork.Untrained(game);
    }

    private NetworkWeights Read(string path, Action<string> tell)
    {
        var (header, weights) = LoadedNetwork.ReadWeights(path, game);
        tell($"network {path}, generation {header.Generation}, step {header.Step}");
        return weights;
    }

    private static LoadedNetwork Load(NetworkSettings settings, NetworkWeights weights, Action<string> tell)
    {
        try
        {
            return new LoadedNetwork(settings.Device, settings.Threads, weights, settings.Batch);
        }
        catch (DeviceException exception)
        {
            tell($"error: {exception.Message}; the network answers on {Fallback}");
            return new LoadedNetwork(Fallback, settings.Threads, weights, settings.Batch);
        }
    }
}
