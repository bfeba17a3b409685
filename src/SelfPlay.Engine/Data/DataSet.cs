using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Run;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Data;

/// <summary>
/// A folder of imported games, complete in itself, and the only code that knows its file names:
/// <code>
/// dataset.json                  what it holds: game, encoding, splits, and every source with what became of its games
/// training/gen-000001.shard ... the games as self-play's replay keeps them; the number is that of the shard
/// validation/  test/            likewise
/// import-report.txt             every game that was skipped, with file, line, move and reason
/// hashes.bin                    8 bytes a game, by which duplicates are known
/// lock  lock.holder             only while games are imported
/// </code>
/// A record's <see cref="GameRecord.Generation"/> is the number of its shard, its <see cref="GameRecord.Index"/> the place in it, and
/// <see cref="GameRecord.Validation"/> is true outside the training split. So the shards of one split, in order, are what <see cref="ReplayBuffer"/> reads.
/// </summary>
public sealed class DataSet
{
    private const string ManifestName = "dataset.json", RunFolder = "imported";

    private DataSet(string path) => Path = System.IO.Path.GetFullPath(path);

    public string Path { get; }

    public string ManifestPath => In(ManifestName);

    public string ReportPath => In("import-report.txt");

    public string HashesPath => In("hashes.bin");

    internal string LockPath => In("lock");

    internal string LockHolderPath => In("lock.holder");

    /// <summary>The data set that a path stands for, there or not: the folder itself; of a run, the folder in it for imported games.</summary>
    public static DataSet At(string path) => new(RunDirectory.IsRun(path) ? System.IO.Path.Combine(path, RunFolder) : path);

    /// <summary>Whether a data set is there, or a run with one.</summary>
    public static bool IsDataSet(string path) => File.Exists(At(path).ManifestPath);

    /// <param name="path">A data set, or a run into which games were imported.</param>
    /// <exception cref="InputException">There is none.</exception>
    public static DataSet Open(string path) => IsDataSet(path)
        ? At(path)
        : throw new InputException($"{path} is no data set, for it has no {ManifestName}: make one with ./selfplay import GAME FILE... --into {path}");

    /// <exception cref="InputException">It is damaged, or of another version.</exception>
    public DataSetManifest ReadManifest() => DataSetManifest.Parse(File.ReadAllText(ManifestPath), ManifestPath);

    public void WriteManifest(DataSetManifest manifest) => AtomicFile.WriteText(ManifestPath, manifest.ToJson());

    /// <summary>Paths of the shards of a split, oldest first: what <see cref="ReplayShard.Read"/> and <see cref="ReplayBuffer.Load"/> take.</summary>
    public IReadOnlyList<string> Shards(DataSplit split) => [.. ShardNumbers(split).Select(number => ShardPath(split, number))];

    /// <summary>The numbers of the shards of a split, lowest first.</summary>
    public IReadOnlyList<int> ShardNumbers(DataSplit split) => Files(split).Generations();

    public string ShardPath(DataSplit split, int number) => Files(split).PathOf(number);

    /// <summary>All games of a split in the order of their import; memory holds one shard.</summary>
    /// <param name="split">Which.</param>
    /// <param name="warn">Told of every damage.</param>
    /// <exception cref="InvalidDataException">A file is no shard, or of another format.</exception>
    public IEnumerable<GameRecord> ReadGames(DataSplit split, Action<string> warn)
    {
        var format = ReadManifest().Format;
        foreach (var path in Shards(split))
        {
            var shard = ReplayShard.Read(path, format);
            if (shard.Warning is not null) warn(shard.Warning);
            foreach (var game in shard.Games) yield return game;
        }
    }

    private NumberedFiles Files(DataSplit split) => new(In(split.ToString().ToLowerInvariant()), "shard");

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
