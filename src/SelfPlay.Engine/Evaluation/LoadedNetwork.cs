using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;
using SelfPlay.Games.Encoding;
using SelfPlay.Net.Backends;
using SelfPlay.Net.Checkpoints;
using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Evaluation;

/// <summary>One network ready to answer, with all its threads in one evaluator.</summary>
public sealed class LoadedNetwork : IDisposable
{
    private readonly IBackend _backend;
    private readonly InferenceNet _net;

    /// <param name="device">As <see cref="BackendCatalog.Create"/> takes it.</param>
    /// <param name="threads">That work on one batch.</param>
    /// <param name="weights">The network.</param>
    /// <param name="capacity">Rows of the largest batch.</param>
    public LoadedNetwork(string device, int threads, NetworkWeights weights, int capacity)
        : this(BackendCatalog.Create(device, threads), weights, capacity)
    {
    }

    /// <param name="backend">Where it answers; it takes it over.</param>
    /// <param name="weights">The network.</param>
    /// <param name="capacity">Rows of the largest batch.</param>
    public LoadedNetwork(IBackend backend, NetworkWeights weights, int capacity)
    {
        _backend = backend;
        try
        {
            _net = new InferenceNet(_backend, weights.Config, capacity);
            _net.Load(weights);
        }
        catch
        {
            _net?.Dispose();
            _backend.Dispose();
            throw;
        }

        Evaluator = new NetEvaluator(_net);
    }

    public IEvaluator Evaluator { get; }

    /// <summary>Reads what plays in a checkpoint, after making sure that it is of this game.</summary>
    /// <exception cref="InputException">It is another game's, or another version's of its encoder.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static (CheckpointHeader Header, NetworkWeights Weights) ReadWeights(string path, Game game)
    {
        var checkpoint = CheckpointFile.Read(path);
        if (Misfit(path, checkpoint, game) is { } fault) throw new InputException(fault);
        try
        {
            return (checkpoint, new NetworkWeights(checkpoint.Network, checkpoint.PlayWeights));
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{path} cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>Why a checkpoint cannot play this game; null if it can.</summary>
    public static string? Misfit(string path, CheckpointHeader header, Game game)
    {
        if (FamilyOf(header.Game) != game.Family)
            return $"{path} is a network for {header.Game}, not for {game.Name}: give a checkpoint of a run of {game.Family}";
        if (header.EncoderVersion != game.EncoderVersion)
            return $"{path} sees {game.Name} through encoder version {header.EncoderVersion}, and this build has {game.EncoderVersion}: use the build that trained it, or train anew";
        var network = header.Network;
        return new PlaneShape(network.Height, network.Width, network.Planes) == game.Planes && network.PolicySize == game.PolicySize
            ? null
            : $"{path} has a network for {network.Height}x{network.Width}x{network.Planes} planes and {network.PolicySize} moves, and {game.Name} has {game.Planes} and {game.PolicySize}: train anew";
    }

    private static string FamilyOf(string game) => GameCatalog.Find(game)?.Family ?? game;

    /// <summary>What a run of the game begins with: for whoever wants to see the program at work before anything is trained.</summary>
    public static NetworkWeights Untrained(Game game)
    {
        var config = Presets.Create(game, Presets.Default);
        return NetworkWeights.Initial(config.NetworkFor(game), (ulong)config.Seed);
    }

    public void Dispose()
    {
        _net.Dispose();
        _backend.Dispose();
    }
}
