using System.Text;
using SelfPlay.Engine.Data;
using SelfPlay.Engine.Run;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Import;

/// <summary>
/// Writes a data set. What was taken counts from the next <see cref="Commit"/> on, which is all or nothing: a process that is killed between two of them leaves the set as the
/// last one left it, and the next writer cuts off what lies beyond. Used by one thread.
/// </summary>
internal sealed class DataSetWriter : IDisposable
{
    private readonly DataSet _set;
    private readonly RunLock _lock;
    private readonly ShardAppender[] _shards;
    private readonly KnownGames _known;
    private readonly GrowingFile _report;
    private readonly bool _keepsDuplicates;

    private DataSetWriter(DataSet set, RunLock held, DataSetManifest manifest, bool keepsDuplicates)
    {
        (_set, _lock, Manifest, _keepsDuplicates) = (set, held, manifest, keepsDuplicates);
        _shards = [.. Enum.GetValues<DataSplit>().Select(split => new ShardAppender(set, split, manifest.Format, manifest[split]))];
        _known = new KnownGames(set.HashesPath, manifest.HashBytes);
        _report = new GrowingFile(set.ReportPath, manifest.ReportBytes);
    }

    /// <summary>As of the last commit.</summary>
    public DataSetManifest Manifest { get; private set; }

    /// <summary>Bytes of all shards that were written since this was opened.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>Positions taken since this was opened.</summary>
    public long Samples { get; private set; }

    /// <summary>Opens a data set to add to it, or makes it.</summary>
    /// <param name="set">Where.</param>
    /// <param name="wanted">What a new one is: game, encoding and shares of the splits. Those of one that is there must be the same.</param>
    /// <param name="keepsDuplicates">Games that are there already are taken once more.</param>
    /// <exception cref="InputException">There is something else, or another process writes.</exception>
    public static DataSetWriter Open(DataSet set, DataSetManifest wanted, bool keepsDuplicates)
    {
        var isNew = !DataSet.IsDataSet(set.Path);
        if (isNew && (File.Exists(set.Path) || (Directory.Exists(set.Path) && HasFiles(set.Path))))
            throw new InputException($"{set.Path} is already there and is no data set: give the name of a new or empty folder, or of a run");
        Directory.CreateDirectory(set.Path);
        var held = RunLock.Acquire(set.LockPath, set.LockHolderPath, "is being imported into", "wait until that is done");
        try
        {
            var manifest = isNew ? wanted : Agreed(set.ReadManifest(), wanted, set.Path);
            if (isNew) set.WriteManifest(manifest);
            return new DataSetWriter(set, held, manifest, keepsDuplicates);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Takes in what a worker made of a section.</summary>
    /// <param name="output">The games.</param>
    /// <param name="source">Name of their source, for the report.</param>
    /// <param name="counts">Is told what became of them.</param>
    public void Take(SectionOutput output, string source, CountsBuilder counts)
    {
        foreach (var entry in output.Entries)
        {
            if (entry.Kind == GameEntryKind.Skipped)
            {
                counts.Skipped();
                Report($"{source}, {entry.Reason}");
            }
            else if (entry.Kind == GameEntryKind.LeftOut)
            {
                counts.LeftOut(entry.Reason!);
            }
            else if (!_known.Add(entry.Hash) && !_keepsDuplicates)
            {
                counts.Duplicate();
            }
            else
            {
                counts.Kept();
                Append(output.Bytes, entry);
            }
        }
    }

    /// <summary>Adds a line to the report.</summary>
    public void Report(string line) => _report.Write(Encoding.UTF8.GetBytes(line.ReplaceLineEndings(" ") + "\n"));

    /// <summary>Makes everything so far count.</summary>
    public void Commit(IReadOnlyList<DataSource> sources)
    {
        foreach (var shards in _shards) shards.Flush();
        _known.Flush();
        _report.Flush();
        Manifest = Manifest with
        {
            Training = _shards[(int)DataSplit.Training].Size,
            Validation = _shards[(int)DataSplit.Validation].Size,
            Test = _shards[(int)DataSplit.Test].Size,
            HashBytes = _known.Length,
            ReportBytes = _report.Length,
            Sources = sources,
        };
        _set.WriteManifest(Manifest);
    }

    public void Dispose()
    {
        foreach (var shards in _shards) shards.Dispose();
        _known.Dispose();
        _report.Dispose();
        _lock.Dispose();
    }

    private void Append(GrowingBytes bytes, in GameEntry entry)
    {
        var shards = _shards[(int)entry.Split];
        shards.Append(bytes, entry);
        BytesWritten += entry.Length;
        Samples += entry.Samples;
    }

    private static DataSetManifest Agreed(DataSetManifest found, DataSetManifest wanted, string path)
    {
        if (found.Format != wanted.Format)
            throw new InputException($"{path} holds games of {found.Format}, and these are of {wanted.Format}: import them into another folder");
        if (found.ValidationShare != wanted.ValidationShare || found.TestShare != wanted.TestShare)
        {
            throw new InputException(
                $"{path} was made with --validation {found.ValidationShare} --test {found.TestShare}: give the same, or import into another folder; otherwise games would cross from one split to another");
        }

        return found;
    }

    /// <summary>What a kill leaves of a data set that was being made does not count.</summary>
    private static bool HasFiles(string path) =>
        Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName)
            .Any(name => name is not ("lock" or "lock.holder") && !name!.EndsWith(AtomicFile.TemporarySuffix, StringComparison.Ordinal));
}
