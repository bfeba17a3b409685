using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// The gradient by the factors of a Winograd convolution, a matrix product a point:
/// <code>
/// dU[point] [inputs, outputs] = V'[point] [inputs, tiles] * dM[point] [tiles, outputs]
/// </code>
/// As in <see cref="WeightGradientKernels"/> the tiles are cut in chunks, whose sums are added in their order afterwards. The loop is that of
/// <see cref="WinogradProductKernel"/>.
/// </summary>
internal static class WinogradGradientKernel
{
    internal readonly struct Arguments(
        ArrayView<float> data, ArrayView<float> gradients, ArrayView<float> sums, int inputs, int outputs, int tiles, int chunkTiles)
    {
        /// <summary>V, as <see cref="TileShape"/> says.</summary>
        public readonly ArrayView<float> Data = data;

        /// <summary>dM, as <see cref="TileShape"/> says.</summary>
        public readonly ArrayView<float> Gradients = gradients;

        /// <summary>[chunk][point][input][output].</summary>
        public readonly ArrayView<float> Sums = sums;

        /// <summary>Padded to quads at least.</summary>
        public readonly int Inputs = inputs;

        /// <summary>Padded to quads at least.</summary>
        public readonly int Outputs = outputs;
        public readonly int Tiles = tiles;

        /// <summary>Whole slices.</summary>
        public readonly int ChunkTiles = chunkTiles;
    }

    /// <summary>The grid is (rows x columns of tiles of dU) x points x chunks.</summary>
    [Kernel]
    public static void Chunk<TTile>(Arguments a)
        where TTile : struct, ITile
    {
        int across = default(TTile).Across, depth = default(TTile).Depth, tileRows = 8 * default(TTile).Down, tileColumns = 8 * across;
        var lines = SharedMemory.Allocate<Float4>(2 * default(TTile).Depth * ((2 * default(TTile).Down) + 1 + (2 * default(TTile).Across)));
        int rightPart = (tileRows / 4) + 1, lineQuads = rightPart + (tileColumns / 4);
        int thread = Group.IdxX, tilesAcross = (a.Outputs + tileColumns - 1) / tileColumns, tileDown = Grid.IdxX / tilesAcross;
        int firstInput = tileDown * tileRows, firstColumn = (Grid.IdxX - (tileDown * tilesAcross)) * tileColumns;
        int firstTile = Grid.IdxZ * a.ChunkTiles, lastTile = IntrinsicMath.Min(firstTile + a.ChunkTiles, a.Tiles);

        // What this thread brings: four inputs of two tiles, four outputs of one tile.
        int inputQuad = thread & ((tileRows / 4) - 1), tile = (int)((uint)thread / ((uint)tileRows / 4));
        int columnQuad = thread & ((tileColumns / 4) - 1), columnTile = (int)((uint)thread / ((uint)tileColumns / 4));
        int input = firstInput + (inputQuad * 4), column = firstColumn + (columnQuad * 4);
        int leftHere = (tile * lineQuads) + inputQuad, rightHere = (columnTile * lineQuads) + rightPart + columnQuad;
        var upper = Load(a.Data, firstTile + tile, lastTile, input, a.Inputs);
        var lower = Load(a.Data, firstTile + tile + (depth / 2), lastTile, input, a.Inputs);
        var next = Load(a.Gradients, firstTile + columnTile, lastTile, column, a.Outputs);
        Store(lines, depth / 2 * lineQuads, leftHere, rightHere, upper, lower, next);
        Group.Barrier();

        int firstLeft = ProductSlice.Down<TTile>(thread), toRight = rightPart + ProductSlice.Across<TTile>(thread) - firstLeft, length = lastTile - firstTile;
        var leftAt = firstLeft;
        var sum = RegisterTile.Zero;
        for (var at = 0; at < length; at += 2)
        {
            var nextAt = at + depth;
            if ((at & (depth - 1)) == 0 && nextAt < length)
            {
                upper = Load(a.Data, firstTile + nextAt + tile, lastTile, input, a.Inputs);
                lower = Load(a.Data, firstTile + nextAt + tile + (depth / 2), lastTile, input, a.Inputs);
                next = Load(a.Gradients, firstTile + nextAt + columnTile, lastTile, column, a.Outputs);
            }

            sum = ProductSlice.AddPair<TTile>(sum, lines.SubView(leftAt), lines.SubView(leftAt + toRight), lineQuads);
            leftAt += 2 * lineQuads;
            if (((at + 2) & (depth - 1)) == 0)
            {
                var start = ((at + 2) & depth) * lineQuads;
                Store(lines, depth / 2 * lineQuads, start + leftHere, start + rightHere, upper, lower, next);
                leftAt = start + firstLeft;
                Group.Barrier();
            }
        }

        int row = firstInput + (ProductSlice.Down<TTile>(thread) * 4), outputColumn = firstColumn + (ProductSlice.Across<TTile>(thread) * 4);
        StoreColumns(a, row, tileRows, outputColumn, sum.A0, sum.A1, sum.A2, sum.A3, sum.A4, sum.A5, sum.A6, sum.A7);
        StoreColumns(a, row, tileRows, outputColumn + (tileColumns / 2), sum.B0, sum.B1, sum.B2, sum.B3, sum.B4, sum.B5, sum.B6, sum.B7);
    }

    /// <summary>Four channels of a tile; zeros behind the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float4 Load(ArrayView<float> products, int tile, int lastTile, int channel, int channels)
    {
        if (tile >= lastTile || channel >= channels) return Float4.Zero;
        return products.Cast<Float4>()[(((TileShape.RowOf(tile) + (Grid.IdxY * TileShape.TilesPerBlock)) * channels) + channel) >> 2];
    }

    /// <summary>What this thread brings into a slice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ArrayView<Float4> lines, int halfSlice, long left, long right, Float4 upper, Float4 lower, Float4 gradients)
    {
        lines[left] = upper;
        lines[left + halfSlice] = lower;
        lines[right] = gradients;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreColumns(
        Arguments a, int row, int tileRows, int column, Float4 s0, Float4 s1, Float4 s2, Float4 s3, Float4 s4, Float4 s5, Float4 s6, Float4 s7)
    {
        if (column >= a.Outputs) return;
        StoreQuad(a, row, column, s0, s1, s2, s3);
        StoreQuad(a, row + (tileRows / 2), column, s4, s5, s6, s7);
    }

    /// <summary>Four rows, which are padded to quads as well.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreQuad(Arguments a, int row, int column, Float4 s0, Float4 s1, Float4 s2, Float4 s3)
    {
        if (row >= a.Inputs) return;
        var sums = a.Sums.Cast<Float4>();
        int step = a.Outputs >> 2, at = (((((Grid.IdxZ * TileShape.Points) + Grid.IdxY) * a.Inputs) + row) * step) + (column >> 2);
        sums[at] = s0;
        sums[at + step] = s1;
        sums[at + (2 * step)] = s2;
        sums[at + (3 * step)] = s3;
    }
}
