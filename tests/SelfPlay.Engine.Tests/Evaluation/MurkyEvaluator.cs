using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Engine.Tests.Evaluation;

/// <summary>Strong and arbitrary opinions that follow from the planes alone: a network without the arithmetic.</summary>
internal sealed class MurkyEvaluator : IEvaluator
{
    public int Rows { get; private set; }

    public void Evaluate(EvaluationBatch batch)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            var seed = Digest(batch.Planes.AsSpan(row * batch.PlaneSize, batch.PlaneSize));
            for (var i = batch.Starts[row]; i < batch.Starts[row + 1]; i++) batch.Logits[i] = 4 * Noise(seed, (uint)batch.Indices[i]);
            var (win, loss) = (0.5f * Noise(seed, 1001), 0.5f * Noise(seed, 1002));
            batch.WinDrawLoss[3 * row] = win;
            batch.WinDrawLoss[(3 * row) + 1] = 1 - win - loss;
            batch.WinDrawLoss[(3 * row) + 2] = loss;
        }

        Rows += batch.Count;
    }

    private static ulong Digest(ReadOnlySpan<float> planes)
    {
        var digest = 17ul;
        foreach (var value in planes) digest = Mix(digest ^ BitConverter.SingleToUInt32Bits(value));
        return digest;
    }

    /// <summary>In [0, 1).</summary>
    private static float Noise(ulong seed, uint index) => (Mix(seed + index) >> 40) * (1f / (1 << 24));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9ul;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EBul;
        return z ^ (z >> 31);
    }
}
