using SelfPlay.Engine.Data;
using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Run;
using SelfPlay.Net.Checkpoints;

namespace SelfPlay.Engine.Inspection;

/// <summary>Finds out what a path is and lets the one who knows look into it.</summary>
public static class Inspector
{
    /// <param name="path">A run folder, a data set, a checkpoint or a replay shard.</param>
    /// <param name="game">The number of one game of a shard; null for the whole.</param>
    /// <exception cref="InputException">There is no such path, or it is none of these.</exception>
    public static Finding Inspect(string path, int? game = null)
    {
        if (Directory.Exists(path)) return game is null ? InspectFolder(path) : throw NoShard(path);
        if (!File.Exists(path)) throw new InputException($"there is no file or folder '{path}'");
        var start = Start(path);
        if (ReplayShard.IsStart(start)) return game is { } index ? ShardInspector.InspectGame(path, index) : ShardInspector.Inspect(path);
        if (game is not null) throw NoShard(path);
        if (CheckpointFile.IsStart(start)) return CheckpointInspector.Inspect(path);
        throw new InputException($"{path} is no checkpoint and no replay shard: give a file from a run's checkpoints or replay folder, or the run's folder");
    }

    private static Finding InspectFolder(string path) =>
        DataSet.IsDataSet(path) && !RunDirectory.IsRun(path) ? DataSetInspector.Inspect(path) : RunInspector.Inspect(path);

    private static InputException NoShard(string path) => new($"--game needs a replay shard, and {path} is none: give a file from the run's replay folder");

    private static byte[] Start(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[16];
        return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
