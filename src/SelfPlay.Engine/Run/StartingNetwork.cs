using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;
using SelfPlay.Net.Checkpoints;
using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Run;

/// <summary>The network that a run begins with when it goes on from another one's.</summary>
internal static class StartingNetwork
{
    /// <summary>The settings with the checkpoint to begin with, and its network's shape.</summary>
    /// <param name="config">The settings otherwise.</param>
    /// <param name="checkpoint">Path of the checkpoint.</param>
    /// <param name="game">What it must be able to play.</param>
    /// <exception cref="InputException">It is another game's.</exception>
    public static RunConfig In(RunConfig config, string checkpoint, Game game)
    {
        var (header, _) = LoadedNetwork.ReadWeights(checkpoint, game);
        return config with { Network = header.Network.Tower, Start = new StartConfig { Checkpoint = Path.GetFullPath(checkpoint), Sha256 = header.Hash } };
    }

    /// <summary>What plays in the checkpoint, from the run's own generation 0 where that is there, so that the run needs nobody else's files once it has begun.</summary>
    /// <exception cref="InputException">Neither has it any more.</exception>
    public static NetworkWeights Read(TrainingContext context)
    {
        var own = context.Directory.CheckpointPath(0);
        if (File.Exists(own) && TryRead(own) is { } kept) return new NetworkWeights(context.Network, kept.PlayWeights);
        var start = context.Config.Start;
        if (!File.Exists(start.Checkpoint))
            throw new InputException($"{context.Directory.Path} begins with the network of {start.Checkpoint}, which is not there: put it back, or start another run with --new");
        var (header, weights) = LoadedNetwork.ReadWeights(start.Checkpoint, context.Game);
        return header.Hash == start.Sha256
            ? weights
            : throw new InputException($"{start.Checkpoint} is not the checkpoint that {context.Directory.Path} begins with: put back the one with SHA-256 {start.Sha256}, or start another run with --new");
    }

    private static Checkpoint? TryRead(string path)
    {
        try
        {
            return CheckpointFile.Read(path);
        }
        catch (InvalidDataException)
        {
            return null; // damaged: the source may still be there
        }
    }
}
