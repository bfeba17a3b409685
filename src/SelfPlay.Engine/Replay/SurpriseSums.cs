using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SelfPlay.Engine.Replay;

/// <summary>Finds samples of a window in proportion to their surprise: 2 bytes a sample, and a running sum every <see cref="BlockSize"/> samples.</summary>
internal sealed class SurpriseSums
{
    private const int BlockSize = 64;

    private readonly List<Half> _weights = [];

    /// <summary>Sum of all weights up to and with each block.</summary>
    private double[] _sums = [];

    /// <summary>Sum of all weights.</summary>
    public double Total => _sums.Length == 0 ? 0 : _sums[^1];

    /// <summary>Bytes held in memory.</summary>
    public long Bytes => ((long)_weights.Capacity * Unsafe.SizeOf<Half>()) + ((long)_sums.Length * sizeof(double));

    /// <summary>Surprises of samples that enter at the new end. <see cref="Sum"/> must follow.</summary>
    public void Add(ReadOnlySpan<Half> surprises)
    {
        foreach (var surprise in surprises) _weights.Add(Weight(surprise));
    }

    /// <summary>So many samples leave at the old end. <see cref="Sum"/> must follow.</summary>
    public void Remove(int samples) => _weights.RemoveRange(0, samples);

    /// <summary>Sums anew, from the oldest sample on, so that the sums depend on nothing but the window.</summary>
    public void Sum()
    {
        _sums = new double[(_weights.Count + BlockSize - 1) / BlockSize];
        var sum = 0.0;
        for (var i = 0; i < _weights.Count; i++) _sums[i / BlockSize] = sum += (double)_weights[i];
    }

    /// <summary>The first sample up to and with which the weights sum to more than <paramref name="target"/>; the last if there is none.</summary>
    public int FirstAbove(double target)
    {
        var block = FirstBlockAbove(target);
        var sum = block == 0 ? 0 : _sums[block - 1];
        var weights = CollectionsMarshal.AsSpan(_weights);
        var i = block * BlockSize;
        while ((sum += (double)weights[i]) <= target && i < weights.Length - 1) i++;
        return i;
    }

    private int FirstBlockAbove(double target)
    {
        int low = 0, high = _sums.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sums[middle] > target) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    /// <summary>A divergence is neither negative nor infinite, but a half-precision one may have overflowed.</summary>
    private static Half Weight(Half surprise) => Half.IsNaN(surprise) ? Half.Zero : Half.Clamp(surprise, Half.Zero, Half.MaxValue);
}
