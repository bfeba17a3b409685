using SelfPlay.Engine.Run;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Replay;

/// <summary>
/// The samples that the next fit draws from: a window over the newest games, in the order of generation, index and ply, so that it
/// depends neither on the order in which games finished nor on whether the run was ever stopped. Validation games have a window
/// of their own.
/// <para>
/// The samples stay in the shards. Memory holds where they lie (32 bytes for <see cref="StoredBlock.MostSamples"/> of a game), and where draws go by
/// surprise that of each (2 bytes). Used by one thread at a time.
/// </para>
/// </summary>
public sealed class ReplayBuffer : IDisposable
{
    /// <summary>A validation window below this says little about a loss.</summary>
    private const int LeastValidation = 1000;

    private readonly ReplayConfig _config;
    private readonly ReplayConfig _validationConfig;
    private readonly ReplayFormat _format;
    private readonly Action<string> _warn;
    private readonly ShardFiles _files = new();
    private readonly SampleReader _reader;
    private readonly SampleWindow _training;
    private readonly SampleWindow _validation;

    /// <summary>Null when draws are uniform.</summary>
    private readonly SurpriseSums? _surprise;

    private IReadOnlyList<Sample> _real = [];
    private int _generation = -1;

    /// <param name="config">The data window.</param>
    /// <param name="format">What the samples must mean.</param>
    /// <param name="warn">Told of every damage.</param>
    public ReplayBuffer(ReplayConfig config, ReplayFormat format, Action<string> warn)
    {
        (_config, _format, _warn) = (config, format, warn);
        _validationConfig = config with
        {
            WindowStart = Math.Max(LeastValidation, (int)(config.ValidationShare * config.WindowStart)),
            WindowLimit = Math.Max(LeastValidation, (int)(config.ValidationShare * config.WindowLimit)),
        };
        _reader = new SampleReader(_files, format);
        _training = new SampleWindow(_reader);
        _validation = new SampleWindow(_reader);
        _surprise = config.SurpriseShare > 0 ? new SurpriseSums() : null;
    }

    /// <summary>Training samples in the window.</summary>
    public int Count => _training.Count;

    /// <summary>Training samples of all generations so far, in the window or not.</summary>
    public long Total => _training.Total;

    /// <summary>Validation samples of all generations so far, in the window or not.</summary>
    public long ValidationTotal => _validation.Total;

    /// <summary>Samples of games that are never trained on, oldest first; each is read from disk when it is asked for.</summary>
    public IReadOnlyList<Sample> Validation => _validation;

    /// <summary>Bytes that the buffer holds in memory, for <see cref="Count"/> training samples and those of <see cref="Validation"/>.</summary>
    public long BytesInMemory => _training.Bytes + _validation.Bytes + _reader.Bytes + (_surprise?.Bytes ?? 0);

    /// <summary>The buffer of a resumed run: reads every shard once.</summary>
    /// <param name="config">The data window.</param>
    /// <param name="format">What the samples must mean.</param>
    /// <param name="shards">Paths of the shards of past generations, oldest first.</param>
    /// <param name="warn">Told of every damage.</param>
    /// <exception cref="InvalidDataException">A file is no shard, or of another format.</exception>
    public static ReplayBuffer Load(ReplayConfig config, ReplayFormat format, IEnumerable<string> shards, Action<string> warn)
    {
        var buffer = new ReplayBuffer(config, format, warn);
        try
        {
            foreach (var path in shards) buffer.Add(path);
            buffer._surprise?.Sum();
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    /// <summary>Takes in the games of the next generation, from a shard that is written to no more.</summary>
    /// <exception cref="InvalidDataException">The file is no shard, or of another format.</exception>
    public void AddShard(string path)
    {
        Add(path);
        _surprise?.Sum();
    }

    /// <summary>Has draws take <see cref="ReplayConfig.DatasetShare"/> of their samples from these, which are real games' and no part of the window.</summary>
    public void MixIn(IReadOnlyList<Sample> real) => _real = real;

    /// <summary>
    /// Fills <paramref name="into"/> with training samples, those of real games first, drawn with replacement: uniformly, or with probability
    /// <see cref="ReplayConfig.SurpriseShare"/> each in proportion to its surprise. The window must not be empty.
    /// </summary>
    /// <exception cref="InvalidDataException">A shard was changed since it was taken in.</exception>
    public void Draw(ref Rng rng, Span<Sample> into)
    {
        if (Count == 0) throw new InvalidOperationException("There are no training samples to draw from.");
        var real = _real.Count == 0 ? 0 : (int)MathF.Round(_config.DatasetShare * into.Length);
        for (var i = 0; i < real; i++) into[i] = _real[rng.Next(_real.Count)];
        DrawOwn(ref rng, into[real..]);
    }

    public void Dispose() => _files.Dispose();

    private void DrawOwn(ref Rng rng, Span<Sample> into)
    {
        var surprise = _surprise?.Total ?? 0;
        for (var i = 0; i < into.Length; i++)
        {
            var bySurprise = surprise > 0 && rng.NextDouble() < _config.SurpriseShare;
            into[i] = _training[bySurprise ? _surprise!.FirstAbove(rng.NextDouble() * surprise) : rng.Next(Count)];
        }
    }

    private void Add(string path)
    {
        var index = ShardIndex.Read(path, _files.Add(path), _format);
        if (index.Warning is not null) _warn(index.Warning);
        foreach (var game in index.Games)
        {
            if (game.Generation < _generation)
                throw new InvalidDataException($"{path} holds a game of generation {game.Generation} behind games of generation {_generation}: put back the shards of this run as they were, or start another run with --new");
            _generation = game.Generation;
            (game.Validation ? _validation : _training).Add(index.BlocksOf(game));
            if (!game.Validation) _surprise?.Add(index.SurprisesOf(game));
        }

        Shrink();
    }

    private void Shrink()
    {
        var gone = _training.ShrinkTo(ReplayWindow.Size(_training.Total, _config));
        _surprise?.Remove(gone);
        _validation.ShrinkTo(ReplayWindow.Size(_validation.Total, _validationConfig));
        if ((_training.OldestShard ?? _validation.OldestShard) is { } oldest)
            _files.Forget(below: Math.Min(oldest, _validation.OldestShard ?? oldest));
    }
}
