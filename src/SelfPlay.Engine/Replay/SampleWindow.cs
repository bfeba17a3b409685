using SelfPlay.Engine.Play;

namespace SelfPlay.Engine.Replay;

/// <summary>The samples of the newest games, oldest first; whole games leave at the old end.</summary>
internal sealed class SampleWindow
{
    private readonly List<Sample> _samples = [];
    private readonly Queue<int> _gameSizes = new();

    public IReadOnlyList<Sample> Samples => _samples;

    /// <summary>Samples that ever entered.</summary>
    public long Total { get; private set; }

    public void Add(GameRecord game)
    {
        _samples.AddRange(game.Samples);
        _gameSizes.Enqueue(game.Samples.Length);
        Total += game.Samples.Length;
    }

    /// <summary>Keeps the newest games that fit in <paramref name="size"/> samples.</summary>
    public void ShrinkTo(int size)
    {
        var gone = 0;
        while (_samples.Count - gone > size) gone += _gameSizes.Dequeue();
        _samples.RemoveRange(0, gone);
    }
}
