using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// The products of a Winograd convolution, a matrix product a point:
/// <code>
/// M[point] [tiles, outputs] = V[point] [tiles, inputs] * U[point] [inputs, outputs]
/// </code>
/// Blocks, threads and slices are those of <see cref="ConvolutionKernel"/>. All sizes are padded to whole blocks and slices, so that nothing is asked inside.
/// Blocks of tiles are taken from the last to the first, because what the transform wrote last is still in the cache.
/// </summary>
internal static class WinogradProductKernel
{
    internal readonly struct Arguments(ArrayView<float> data, ArrayView<float> factors, ArrayView<float> products, int inputs, int outputs)
    {
        /// <summary>V, as <see cref="TileShape"/> says.</summary>
        public readonly ArrayView<float> Data = data;

        /// <summary>U: [point][input][output, padded to whole tiles].</summary>
        public readonly ArrayView<float> Factors = factors;

        /// <summary>M, as <see cref="TileShape"/> says.</summary>
        public readonly ArrayView<float> Products = products;

        /// <summary>Padded to whole slices.</summary>
        public readonly int Inputs = inputs;

        /// <summary>Padded to quads at least.</summary>
        public readonly int Outputs = outputs;
    }

    /// <summary>The grid is column tiles x points x row tiles.</summary>
    [Kernel]
    public static void Run<TTile>(Arguments a)
        where TTile : struct, ITile
    {
        int depth = default(TTile).Depth, tileRows = 8 * default(TTile).Down, tileColumns = 8 * default(TTile).Across;
        var lines = ProductSlice.Allocate<TTile>();
        int rightPart = ProductSlice.RightPart<TTile>(), lineQuads = ProductSlice.LineQuads<TTile>();
        var data = a.Data.Cast<Float4>();
        var factors = a.Factors.Cast<Float4>();
        int thread = Group.IdxX, factorQuads = TileShape.Padded(a.Outputs, TileShape.OutputQuantum) / 4;
        int firstTile = (Grid.DimZ - 1 - Grid.IdxZ) * tileRows, firstColumn = Grid.IdxX * tileColumns;
        var firstRow = TileShape.RowOf(firstTile) + (Grid.IdxY * TileShape.TilesPerBlock);

        // What this thread brings: four inputs of two rows, four columns of one line of the factors.
        int quads = depth / 4, quad = thread & (quads - 1), row = (int)((uint)thread / (uint)quads);
        int line = (int)((uint)thread / ((uint)tileColumns / 4)), columnQuad = thread & ((tileColumns / 4) - 1);
        int upperAt = ((firstRow + row) * (a.Inputs / 4)) + quad, lowerAt = upperAt + (tileRows / 2 * (a.Inputs / 4));
        var factorsAt = (((Grid.IdxY * a.Inputs) + line) * factorQuads) + (firstColumn / 4) + columnQuad;
        int leftHere = (quad * 4 * lineQuads * 4) + row, rightHere = (line * lineQuads) + rightPart + columnQuad;
        Float4 upper = data[upperAt], lower = data[lowerAt], next = factors[factorsAt];

        int firstLeft = ProductSlice.Down<TTile>(thread), toRight = rightPart + ProductSlice.Across<TTile>(thread) - firstLeft, leftAt = 0;
        var sum = RegisterTile.Zero;
        for (var input = 0; input < a.Inputs; input += 2)
        {
            if ((input & (depth - 1)) == 0)
            {
                // What came meanwhile takes the place of the slice before the last, and what comes then sets out.
                var start = (input & depth) * lineQuads;
                ProductSlice.StoreTurned<TTile>(lines, (4 * start) + leftHere, upper, lower);
                lines[start + rightHere] = next;
                leftAt = start + firstLeft;
                Group.Barrier();
                var nextInput = input + depth;
                if (nextInput < a.Inputs)
                {
                    upper = data[upperAt + (nextInput >> 2)];
                    lower = data[lowerAt + (nextInput >> 2)];
                    next = factors[factorsAt + (nextInput * factorQuads)];
                }
            }

            sum = ProductSlice.AddPair<TTile>(sum, lines.SubView(leftAt), lines.SubView(leftAt + toRight));
            leftAt += 2 * lineQuads;
        }

        int outputRow = firstRow + (ProductSlice.Down<TTile>(thread) * 4), outputColumn = firstColumn + (ProductSlice.Across<TTile>(thread) * 4);
        StoreColumns(a, tileRows, outputRow, outputColumn, sum.A0, sum.A1, sum.A2, sum.A3, sum.A4, sum.A5, sum.A6, sum.A7);
        StoreColumns(
            a, tileRows, outputRow, outputColumn + (tileColumns / 2), sum.B0, sum.B1, sum.B2, sum.B3, sum.B4, sum.B5, sum.B6, sum.B7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreColumns(
        Arguments a, int tileRows, int row, int column, Float4 s0, Float4 s1, Float4 s2, Float4 s3, Float4 s4, Float4 s5, Float4 s6, Float4 s7)
    {
        if (column >= a.Outputs) return;
        var products = a.Products.Cast<Float4>();
        int at = ((row * a.Outputs) + column) / 4, step = a.Outputs / 4;
        products[at] = s0;
        products[at + step] = s1;
        products[at + (2 * step)] = s2;
        products[at + (3 * step)] = s3;
        at += tileRows / 2 * step;
        products[at] = s4;
        products[at + step] = s5;
        products[at + (2 * step)] = s6;
        products[at + (3 * step)] = s7;
    }
}
