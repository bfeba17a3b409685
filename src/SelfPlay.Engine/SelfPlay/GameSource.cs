namespace SelfPlay.Engine.SelfPlay;

/// <summary>The games that a generation still lacks, handed out one by one to whichever thread asks first.</summary>
/// <param name="indices">Their places in the generation.</param>
public sealed class GameSource(IReadOnlyList<int> indices)
{
    private int _taken;

    public int Count => indices.Count;

    /// <summary>False when all are taken. May be called from any thread.</summary>
    public bool TryTake(out int index)
    {
        var place = Interlocked.Increment(ref _taken) - 1;
        index = place < indices.Count ? indices[place] : 0;
        return place < indices.Count;
    }
}
