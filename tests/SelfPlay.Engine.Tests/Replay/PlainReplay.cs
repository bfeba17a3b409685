using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Run;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Replay;

/// <summary>What a <see cref="ReplayBuffer"/> must do, said in the plainest way: everything in memory, everything summed and searched from the start.</summary>
internal sealed class PlainReplay(ReplayConfig config)
{
    private readonly List<GameRecord> _training = [];
    private readonly List<GameRecord> _validation = [];

    public long Total => _training.Sum(game => (long)game.Samples.Length);

    public IReadOnlyList<Sample> Training => Window(_training, config.WindowStart, config.WindowLimit);

    public IReadOnlyList<Sample> Validation => Window(_validation, Share(config.WindowStart), Share(config.WindowLimit));

    public void AddGeneration(IReadOnlyList<GameRecord> games)
    {
        foreach (var game in games.DistinctBy(game => game.Index).OrderBy(game => game.Index)) (game.Validation ? _validation : _training).Add(game);
    }

    public Sample[] Draw(ref Rng rng, int count)
    {
        var samples = Training;
        var total = config.SurpriseShare > 0 ? samples.Sum(Weight) : 0;
        var drawn = new Sample[count];
        for (var i = 0; i < count; i++)
            drawn[i] = total > 0 && rng.NextDouble() < config.SurpriseShare ? FirstAbove(samples, rng.NextDouble() * total) : samples[rng.Next(samples.Count)];
        return drawn;
    }

    private static Sample FirstAbove(IReadOnlyList<Sample> samples, double target)
    {
        var sum = 0.0;
        return samples.FirstOrDefault(sample => (sum += Weight(sample)) > target, samples[^1]);
    }

    private static double Weight(Sample sample) =>
        Half.IsNaN(sample.Surprise) ? 0 : Math.Clamp((double)sample.Surprise, 0, (double)Half.MaxValue);

    private int Share(int samples) => Math.Max(1000, (int)(config.ValidationShare * samples));

    /// <summary>The newest whole games that fit. The window never grows faster than the data, so none that left would come back.</summary>
    private List<Sample> Window(List<GameRecord> games, int start, int limit)
    {
        var total = games.Sum(game => (long)game.Samples.Length);
        var size = ReplayWindow.Size(total, config with { WindowStart = start, WindowLimit = limit });
        var samples = new List<Sample>();
        foreach (var game in Enumerable.Reverse(games))
        {
            if (samples.Count + game.Samples.Length > size) break;
            samples.InsertRange(0, game.Samples);
        }

        return samples;
    }
}
