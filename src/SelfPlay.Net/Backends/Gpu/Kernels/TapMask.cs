using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Which taps of a filter have a cell of the board under them, a bit each.</summary>
internal static class TapMask
{
    /// <param name="shape">Of the convolution.</param>
    /// <param name="row">May lie beyond the last, which has no cell under any tap.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(ConvolutionShape shape, int row)
    {
        if (row >= shape.Rows) return 0;
        if (shape.Size == 1) return 1;
        int line = row / shape.Width, x = row - (line * shape.Width), y = line % shape.Height;
        var across = 2;
        if (x > 0) across |= 1;
        if (x < shape.Width - 1) across |= 4;
        var mask = across << 3;
        if (y > 0) mask |= across;
        if (y < shape.Height - 1) mask |= across << 6;
        return mask;
    }
}
