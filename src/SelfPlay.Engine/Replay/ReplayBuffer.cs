using SelfPlay.Engine.Play;
using SelfPlay.Engine.Run;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Replay;

/// <summary>
/// The samples that the next fit draws from: a window over the newest games, in the order of generation, index and ply, so that it
/// depends neither on the order in which games finished nor on whether they come from memory or disk. Validation games have a window
/// of their own. Used by one thread.
/// </summary>
public sealed class ReplayBuffer(ReplayConfig config)
{
    /// <summary>A validation window below this says little about a loss.</summary>
    private const int LeastValidation = 1000;

    private readonly ReplayConfig _validationConfig = config with
    {
        WindowStart = Math.Max(LeastValidation, (int)(config.ValidationShare * config.WindowStart)),
        WindowLimit = Math.Max(LeastValidation, (int)(config.ValidationShare * config.WindowLimit)),
    };

    private readonly SampleWindow _training = new();
    private readonly SampleWindow _validation = new();
    private int _generation = -1;

    /// <summary>Sums of surprise up to and with each training sample; empty when draws are uniform.</summary>
    private double[] _surprise = [];

    /// <summary>Training samples in the window.</summary>
    public int Count => _training.Samples.Count;

    /// <summary>Training samples of all generations so far, in the window or not.</summary>
    public long Total => _training.Total;

    /// <summary>Samples of games that are never trained on, oldest first.</summary>
    public IReadOnlyList<Sample> Validation => _validation.Samples;

    /// <summary>The buffer of a resumed run. Memory holds the window and one shard at most.</summary>
    /// <param name="config">The data window.</param>
    /// <param name="format">What the samples must mean.</param>
    /// <param name="shards">Paths of the shards of past generations, oldest first.</param>
    /// <param name="warn">Told of every damage.</param>
    /// <exception cref="InvalidDataException">A file is no shard, or of another format.</exception>
    public static ReplayBuffer Load(ReplayConfig config, ReplayFormat format, IEnumerable<string> shards, Action<string> warn)
    {
        var buffer = new ReplayBuffer(config);
        foreach (var path in shards)
        {
            var shard = ReplayShard.Read(path, format);
            if (shard.Warning is not null) warn(shard.Warning);
            buffer.Add(shard.Games);
        }

        buffer.SumSurprise();
        return buffer;
    }

    /// <summary>Takes in the games of the next generation, in any order; of games that are there twice, the first.</summary>
    public void AddGeneration(IReadOnlyList<GameRecord> games)
    {
        Add(games);
        SumSurprise();
    }

    /// <summary>
    /// Fills <paramref name="into"/> with training samples, drawn with replacement: uniformly, or with probability
    /// <see cref="ReplayConfig.SurpriseShare"/> each in proportion to its surprise. The window must not be empty.
    /// </summary>
    public void Draw(ref Rng rng, Span<Sample> into)
    {
        if (Count == 0) throw new InvalidOperationException("There are no training samples to draw from.");
        var surprise = _surprise.Length == 0 ? 0 : _surprise[^1];
        for (var i = 0; i < into.Length; i++)
        {
            var bySurprise = surprise > 0 && rng.NextDouble() < config.SurpriseShare;
            into[i] = _training.Samples[bySurprise ? FirstAbove(rng.NextDouble() * surprise) : rng.Next(Count)];
        }
    }

    private void Add(IReadOnlyList<GameRecord> games)
    {
        foreach (var game in games.OrderBy(game => game.Index).DistinctBy(game => game.Index))
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(game.Generation, _generation);
            _generation = game.Generation;
            (game.Validation ? _validation : _training).Add(game);
        }

        _training.ShrinkTo(ReplayWindow.Size(_training.Total, config));
        _validation.ShrinkTo(ReplayWindow.Size(_validation.Total, _validationConfig));
    }

    private void SumSurprise()
    {
        if (config.SurpriseShare <= 0) return;
        _surprise = new double[Count];
        var sum = 0.0;
        for (var i = 0; i < Count; i++) _surprise[i] = sum += Weight(_training.Samples[i]);
    }

    /// <summary>A divergence is neither negative nor infinite, but a half-precision one may have overflowed.</summary>
    private static double Weight(Sample sample)
    {
        var surprise = (double)sample.Surprise;
        return double.IsNaN(surprise) ? 0 : Math.Clamp(surprise, 0, (double)Half.MaxValue);
    }

    /// <summary>The first sample whose sum exceeds <paramref name="target"/>, by halving.</summary>
    private int FirstAbove(double target)
    {
        int low = 0, high = _surprise.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_surprise[middle] > target) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
