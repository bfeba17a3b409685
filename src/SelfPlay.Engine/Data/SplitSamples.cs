using System.Collections;
using SelfPlay.Engine.Replay;

namespace SelfPlay.Engine.Data;

/// <summary>
/// The samples of one split of a data set, in the order of their import. They stay on disk: memory holds where each game lies (32 bytes for 16 samples) and the
/// block that was read last. Used by one thread at a time.
/// </summary>
public sealed class SplitSamples : IReadOnlyList<Sample>, IDisposable
{
    private readonly ShardFiles _files = new();
    private readonly SampleWindow _samples;

    private SplitSamples(ReplayFormat format) => _samples = new SampleWindow(new SampleReader(_files, format));

    public int Count => _samples.Count;

    /// <summary>Games that the samples are from.</summary>
    public int Games { get; private set; }

    /// <summary>Read from disk whenever it is asked for.</summary>
    public Sample this[int index] => _samples[index];

    /// <summary>Finds the samples: reads every shard of the split once.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="split">Which part of it.</param>
    /// <param name="format">What the samples must mean.</param>
    /// <param name="warn">Told of every damage.</param>
    /// <exception cref="InputException">The data set is another game's, or of another encoder, or some of it cannot be read.</exception>
    public static SplitSamples Open(DataSet set, DataSplit split, ReplayFormat format, Action<string> warn)
    {
        var manifest = set.ReadManifest();
        if (manifest.Format != format)
            throw new InputException($"{set.Path} holds games of {manifest.Format}, but {format} is needed: name another data set, or import the games again");
        var samples = new SplitSamples(format);
        try
        {
            var size = manifest[split];
            for (var shard = 1; shard <= size.Shards; shard++)
                samples.Add(set.ShardPath(split, shard), format, shard == size.Shards ? size.LastShardGames : int.MaxValue, warn);
            if (samples.Games == size.Games) return samples;
            throw new InputException($"{set.Path} is damaged: of its {size.Games} games for {split.ToString().ToLowerInvariant()} {samples.Games} can be read; './selfplay inspect' says where, and importing them again into another folder mends it");
        }
        catch
        {
            samples.Dispose();
            throw;
        }
    }

    public IEnumerator<Sample> GetEnumerator() => _samples.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => _files.Dispose();

    /// <param name="games">Beyond these lies what an import that was cut off did not commit.</param>
    private void Add(string path, ReplayFormat format, int games, Action<string> warn)
    {
        var index = ShardIndex.Read(path, _files.Add(path), format);
        if (index.Warning is not null && index.Games.Count < games) warn(index.Warning);
        foreach (var game in index.Games.Take(games)) _samples.Add(index.BlocksOf(game));
        Games += Math.Min(games, index.Games.Count);
    }
}
