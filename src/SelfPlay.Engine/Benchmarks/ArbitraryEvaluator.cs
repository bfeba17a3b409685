using System.Numerics;
using System.Runtime.InteropServices;
using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Engine.Benchmarks;

/// <summary>Answers that follow from the planes alone and mean nothing, as far apart as a network's: trees grow deep and uneven, as trees do, and no network has to be waited
/// for. (lc0's backend "random" does the same for the same purpose.)</summary>
internal sealed class ArbitraryEvaluator : IEvaluator
{
    /// <summary>Between the smallest logit and the largest: the likeliest move gets twenty times what the unlikeliest gets.</summary>
    private const float LogitRange = 3;

    public void Evaluate(EvaluationBatch batch)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            var seed = Digest(batch.Planes.AsSpan(row * batch.PlaneSize, batch.PlaneSize));
            for (var i = batch.Starts[row]; i < batch.Starts[row + 1]; i++) batch.Logits[i] = LogitRange * Share(seed, batch.Indices[i]);
            var value = (2 * Share(seed, -1)) - 1;
            var draw = (1 - MathF.Abs(value)) * Share(seed, -2);
            batch.WinDrawLoss[3 * row] = (1 - draw + value) / 2;
            batch.WinDrawLoss[(3 * row) + 1] = draw;
            batch.WinDrawLoss[(3 * row) + 2] = (1 - draw - value) / 2;
        }
    }

    private static uint Digest(ReadOnlySpan<float> planes)
    {
        uint even = 1, odd = 2;
        var words = MemoryMarshal.Cast<float, ulong>(planes);
        for (var i = 0; i + 1 < words.Length; i += 2)
        {
            even = BitOperations.Crc32C(even, words[i]);
            odd = BitOperations.Crc32C(odd, words[i + 1]);
        }

        // A last word, or half of one, that found no partner.
        for (var i = 4 * (planes.Length / 4); i < planes.Length; i++) odd = BitOperations.Crc32C(odd, BitConverter.SingleToUInt32Bits(planes[i]));
        return BitOperations.Crc32C(even, odd);
    }

    /// <summary>In [0, 1).</summary>
    private static float Share(uint seed, int index)
    {
        var mixed = (((ulong)seed << 32) | (uint)index) * 0x9E37_79B9_7F4A_7C15ul;
        mixed = (mixed ^ (mixed >> 29)) * 0xBF58_476D_1CE4_E5B9ul;
        return (mixed >> 40) * (1f / (1 << 24));
    }
}
