using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// <see cref="WeightGradientKernels.Chunk{TTile}"/> on tensor cores. A group makes the gradients of one tap, for as many inputs and outputs as its tile has rows and
/// columns, over a chunk of rows. The terms of the sum are rows of the tensors, so both factors lie the wrong way in shared memory, a row of the tensor a line:
/// pairs of 16-bit factors are turned as they are loaded, 32-bit ones are loaded one by one.
/// </summary>
internal static class TensorWeightGradientKernel
{
    internal readonly struct Arguments(
        ArrayView<int> x, long xAddress, int xWords, ArrayView<int> dy, long dyAddress, int dyWords, ArrayView<float> sums, ConvolutionShape shape, int chunkRows)
    {
        /// <summary>[row][word], whose address <see cref="XAddress"/> is.</summary>
        public readonly ArrayView<int> X = x;
        public readonly long XAddress = xAddress;
        public readonly int XWords = xWords;

        /// <summary>[row][word], whose address <see cref="DyAddress"/> is.</summary>
        public readonly ArrayView<int> Dy = dy;
        public readonly long DyAddress = dyAddress;
        public readonly int DyWords = dyWords;

        /// <summary>[chunk][tap][input][output].</summary>
        public readonly ArrayView<float> Sums = sums;
        public readonly ConvolutionShape Shape = shape;
        public readonly int ChunkRows = chunkRows;
    }

    [Kernel(UsesTensorCores = true)]
    public static void Chunk<TTile, TFactors>(Arguments a)
        where TTile : struct, ITensorTile
        where TFactors : struct, IFactors
    {
        int tileRows = TensorTiles.WarpRows * default(TTile).WarpsDown, tileColumns = TensorTiles.WarpColumns * default(TTile).WarpsAcross;
        int depth = TensorTiles.SliceWords * default(TFactors).PerWord;
        int leftWords = tileRows / default(TFactors).PerWord, rightWords = tileColumns / default(TFactors).PerWord;
        int leftSlot = tileRows * TensorTiles.RowBytes, rightSlot = tileColumns * TensorTiles.RowBytes;
        var shared = default(TTile).Reserve();
        int left = default(TTile).Start(), right = left + (TensorTiles.Slots * leftSlot);
        int thread = Group.IdxX, lane = thread & 31, down = thread / 32 / default(TTile).WarpsAcross, across = thread / 32 % default(TTile).WarpsAcross;
        var shape = a.Shape;
        int tilesPerTap = (shape.Inputs + tileRows - 1) / tileRows, tap = Grid.IdxX / tilesPerTap;
        int firstInput = (Grid.IdxX - (tap * tilesPerTap)) * tileRows, firstOutput = Grid.IdxY * tileColumns;
        int firstRow = Grid.IdxZ * a.ChunkRows, lastRow = IntrinsicMath.Min(firstRow + a.ChunkRows, shape.Rows);
        int steps = (lastRow - firstRow + depth - 1) / depth;

        // What this thread brings: one quarter of every so many lines, a row of a tensor each.
        int leftQuarters = leftWords / 4, rightQuarters = rightWords / 4, threads = TensorTiles.Threads<TTile>();
        int leftLine = thread / leftQuarters, leftQuarter = thread % leftQuarters, leftRow = firstRow + leftLine;
        int rightLine = thread / rightQuarters, rightQuarter = thread % rightQuarters, rightRow = firstRow + rightLine;
        int leftWord = (firstInput / default(TFactors).PerWord) + (leftQuarter * 4), rightWord = (firstOutput / default(TFactors).PerWord) + (rightQuarter * 4);
        int leftEnd = leftWord < a.XWords ? lastRow : 0, rightEnd = rightWord < a.DyWords ? lastRow : 0;
        var walk = new TapWalk(shape, tap, threads / leftQuarters);
        var cell = walk.CellOf(leftRow);
        for (var step = 0; step < TensorTiles.StepsAhead; step++)
        {
            if (step < steps)
            {
                cell = SendRows<TTile, TFactors>(a, shared, left + (step * leftSlot), leftLine, leftQuarter, leftWords, leftRow, leftEnd, leftWord, walk, cell);
                SendGradients<TTile, TFactors>(a, shared, right + (step * rightSlot), rightLine, rightQuarter, rightWords, rightRow, rightEnd, rightWord);
            }

            default(TTile).EndCopies();
            leftRow += depth;
            rightRow += depth;
        }

        // Where this lane finds its factors; see IFactors.Multiply.
        var leftHere = left + Here<TFactors>(lane, down * TensorTiles.WarpRows, leftWords, (lane >> 4) << 3, (lane >> 3) & 1);
        var rightHere = right + Here<TFactors>(lane, across * TensorTiles.WarpColumns, rightWords, ((lane >> 3) & 1) << 3, lane >> 4);
        default(TTile).ClearSums(shared);
        for (var step = 0; step < steps; step++)
        {
            default(TTile).AwaitCopies();
            // Everybody's copies are there, and everybody has done with the slot that is filled next.
            Group.Barrier();
            var sent = step + TensorTiles.StepsAhead;
            if (sent < steps)
            {
                cell = SendRows<TTile, TFactors>(a, shared, left + ((sent & 3) * leftSlot), leftLine, leftQuarter, leftWords, leftRow, leftEnd, leftWord, walk, cell);
                SendGradients<TTile, TFactors>(a, shared, right + ((sent & 3) * rightSlot), rightLine, rightQuarter, rightWords, rightRow, rightEnd, rightWord);
                leftRow += depth;
                rightRow += depth;
            }

            default(TTile).EndCopies();
            int leftAt = leftHere + ((step & 3) * leftSlot), rightAt = rightHere + ((step & 3) * rightSlot);
            Accumulate<TTile, TFactors>(shared, leftAt, rightAt, leftWords, rightWords);
            Accumulate<TTile, TFactors>(shared, leftAt + (leftSlot / 2), rightAt + (rightSlot / 2), leftWords, rightWords);
        }

        // Everybody has done with the slots.
        Group.Barrier();
        default(TTile).StashSums(shared, left + (4 * thread));
        int input = firstInput + (down * TensorTiles.WarpRows) + (lane >> 2), output = firstOutput + (across * TensorTiles.WarpColumns) + ((lane & 3) * 2);
        for (var eight = 0; eight < 8; eight++)
        {
            var first = ((eight >> 1) * 16) + ((eight & 1) * 2);
            Store(a, tap, input + (eight * 8), output, TensorTiles.Sums<TTile>(shared, first));
            Store(a, tap, input + (eight * 8), output + 16, TensorTiles.Sums<TTile>(shared, first + 8));
        }
    }

    /// <summary>Sends for one quarter of every so many lines of a slice of the rows under the tap. Returns the cell of the row after them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SendRows<TTile, TFactors>(
        Arguments a, ArrayView<int> shared, int slot, int line, int quarter, int words, int row, int lastRow, int word, TapWalk walk, int cell)
        where TTile : struct, ITensorTile
        where TFactors : struct, IFactors
    {
        int stride = TensorTiles.Threads<TTile>() / (words / 4), from = ((row + walk.Offset) * a.XWords) + word;
        for (var i = 0; i < TensorTiles.SliceWords * default(TFactors).PerWord; i += stride)
        {
            default(TTile).Copy(shared, slot + Quarter<TFactors>(line + i, quarter, words), a.X, a.XAddress, from, row < lastRow & walk.Covers(cell));
            row += stride;
            from += stride * a.XWords;
            cell = walk.Next(cell);
        }

        return cell;
    }

    /// <summary>Sends for one quarter of every so many lines of a slice of dy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SendGradients<TTile, TFactors>(
        Arguments a, ArrayView<int> shared, int slot, int line, int quarter, int words, int row, int lastRow, int word)
        where TTile : struct, ITensorTile
        where TFactors : struct, IFactors
    {
        int stride = TensorTiles.Threads<TTile>() / (words / 4), from = (row * a.DyWords) + word;
        for (var i = 0; i < TensorTiles.SliceWords * default(TFactors).PerWord; i += stride)
        {
            default(TTile).Copy(shared, slot + Quarter<TFactors>(line + i, quarter, words), a.Dy, a.DyAddress, from, row < lastRow);
            row += stride;
            from += stride * a.DyWords;
        }
    }

    /// <summary>Where a quarter of a line of so many words begins. Their order by the line lets the lanes of a load meet all banks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Quarter<TFactors>(int line, int quarter, int words)
        where TFactors : struct, IFactors =>
        (line * words * 4) + ((quarter ^ ((default(TFactors).PerWord == 2 ? line & 7 : (line & 3) << 1) & ((words / 4) - 1))) << 4);

    /// <summary>
    /// Of a pair of words: the place that the lane names for turned loading (line and quarter of its matrix by <paramref name="matrixLine"/> and
    /// <paramref name="matrixQuarter"/>). Of single words: that of its own, line lane % 4 and column lane / 4.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Here<TFactors>(int lane, int column, int words, int matrixLine, int matrixQuarter)
        where TFactors : struct, IFactors => default(TFactors).PerWord == 2
        ? Quarter<TFactors>(matrixLine + (lane & 7), (column / 8) + matrixQuarter, words)
        : Quarter<TFactors>(lane & 3, (column + (lane >> 2)) / 4, words) + (((lane >> 2) & 3) * 4);

    /// <summary>Adds the product over half a slice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate<TTile, TFactors>(ArrayView<int> shared, int leftAt, int rightAt, int leftWords, int rightWords)
        where TTile : struct, ITensorTile
        where TFactors : struct, IFactors
    {
        if (default(TFactors).PerWord == 2)
        {
            // Sixteen columns further are two quarters.
            default(TTile).LoadRightTurned(shared, rightAt, rightAt ^ 32);
            default(TTile).LoadLeftTurned(shared, leftAt, leftAt ^ 32, leftAt ^ 64, leftAt ^ 96);
        }
        else
        {
            default(TTile).LoadRightWords(shared, rightAt, rightAt ^ 64, 16 * rightWords);
            default(TTile).LoadLeftWords(shared, leftAt, leftAt ^ 64, leftAt ^ 128, leftAt ^ 192, 16 * leftWords);
        }

        default(TFactors).RoundLeft(shared);
        default(TFactors).RoundRight(shared);
        default(TFactors).Multiply(shared);
    }

    /// <summary>Two outputs of an input, and the two eight further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Arguments a, int tap, int input, int output, Float4 sums)
    {
        StoreOne(a, tap, input, output, sums.X);
        StoreOne(a, tap, input, output + 1, sums.Y);
        StoreOne(a, tap, input, output + 8, sums.Z);
        StoreOne(a, tap, input, output + 9, sums.W);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreOne(Arguments a, int tap, int input, int output, float value)
    {
        if (input >= a.Shape.Inputs || output >= a.Shape.Outputs) return;
        var taps = a.Shape.Size * a.Shape.Size;
        a.Sums[(((((Grid.IdxZ * taps) + tap) * a.Shape.Inputs) + input) * a.Shape.Outputs) + output] = value;
    }
}
