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
        /// <summary>V, as <see cref="TileShape"/> says; zeros behind the last tile, to a whole slice.</summary>
        public readonly ArrayView<float> Data = data;

        /// <summary>dM, likewise.</summary>
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
        int depth = default(TTile).Depth, tileRows = 8 * default(TTile).Down, tileColumns = 8 * default(TTile).Across;
        var lines = ProductSlice.Allocate<TTile>();
        int rightPart = ProductSlice.RightPart<TTile>(), lineQuads = ProductSlice.LineQuads<TTile>();
        int thread = Group.IdxX, tilesAcross = (a.Outputs + tileColumns - 1) / tileColumns, tileDown = Grid.IdxX / tilesAcross;
        int firstInput = tileDown * tileRows, firstColumn = (Grid.IdxX - (tileDown * tilesAcross)) * tileColumns;
        int firstTile = Grid.IdxZ * a.ChunkTiles, lastTile = IntrinsicMath.Min(firstTile + a.ChunkTiles, a.Tiles);

        // What this thread brings: four inputs of two tiles, four outputs of one tile; of the last channels what is behind them, for sums that nobody stores.
        int inputQuad = thread & ((tileRows / 4) - 1), tile = (int)((uint)thread / ((uint)tileRows / 4));
        int columnQuad = thread & ((tileColumns / 4) - 1), columnTile = (int)((uint)thread / ((uint)tileColumns / 4));
        int leftHere = (tile * lineQuads) + inputQuad, rightHere = (columnTile * lineQuads) + rightPart + columnQuad;
        int inputQuads = a.Inputs >> 2, outputQuads = a.Outputs >> 2, pointRow = Grid.IdxY * TileShape.TilesPerBlock;
        var dataAt = ((pointRow + tile) * inputQuads) + IntrinsicMath.Min((firstInput >> 2) + inputQuad, inputQuads - 1);
        var gradientsAt = ((pointRow + columnTile) * outputQuads) + IntrinsicMath.Min((firstColumn >> 2) + columnQuad, outputQuads - 1);
        var data = a.Data.Cast<Float4>();
        var gradients = a.Gradients.Cast<Float4>();
        var sliceRow = TileShape.RowOf(firstTile);
        Float4 upper = data[dataAt + (sliceRow * inputQuads)], lower = data[dataAt + ((sliceRow + (depth / 2)) * inputQuads)];
        var next = gradients[gradientsAt + (sliceRow * outputQuads)];

        int firstLeft = ProductSlice.Down<TTile>(thread), toRight = rightPart + ProductSlice.Across<TTile>(thread) - firstLeft, leftAt = 0;
        var sum = RegisterTile.Zero;
        for (var at = 0; at < lastTile - firstTile; at += 2)
        {
            if ((at & (depth - 1)) == 0)
            {
                var start = (at & depth) * lineQuads;
                lines[start + leftHere] = upper;
                lines[start + leftHere + (depth / 2 * lineQuads)] = lower;
                lines[start + rightHere] = next;
                leftAt = start + firstLeft;
                Group.Barrier();
                var nextTile = firstTile + at + depth;
                if (nextTile < lastTile)
                {
                    sliceRow = TileShape.RowOf(nextTile);
                    upper = data[dataAt + (sliceRow * inputQuads)];
                    lower = data[dataAt + ((sliceRow + (depth / 2)) * inputQuads)];
                    next = gradients[gradientsAt + (sliceRow * outputQuads)];
                }
            }

            sum = ProductSlice.AddPair<TTile>(sum, lines.SubView(leftAt), lines.SubView(leftAt + toRight));
            leftAt += 2 * lineQuads;
        }

        int row = firstInput + (ProductSlice.Down<TTile>(thread) * 4), outputColumn = firstColumn + (ProductSlice.Across<TTile>(thread) * 4);
        StoreColumns(a, row, tileRows, outputColumn, sum.A0, sum.A1, sum.A2, sum.A3, sum.A4, sum.A5, sum.A6, sum.A7);
        StoreColumns(a, row, tileRows, outputColumn + (tileColumns / 2), sum.B0, sum.B1, sum.B2, sum.B3, sum.B4, sum.B5, sum.B6, sum.B7);
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
