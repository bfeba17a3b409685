using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// <see cref="ConvolutionKernel"/> on tensor cores. For each slice of the inputs a group brings its rows and those that its taps reach to shared memory once; a
/// tap then is another place to read from, or a row of zeros off the board. Slices of weights, 32 or 16 terms of one tap, are sent for three steps before their use.
/// Sums are 32-bit floats in a fixed order: slices of inputs, then taps, then inputs. On the simulator a group is one warp.
/// </summary>
internal static class TensorConvolutionKernel
{
    internal readonly struct Arguments(
        ArrayView<int> x, long xAddress, ArrayView<int> weights, long weightsAddress, ArrayView<float> bias, ArrayView<float> residual, ArrayView<float> y,
        ConvolutionShape shape, int words, int hasBias, TensorResidual hasResidual, int relu, int packs)
    {
        /// <summary>[row][word], whose address <see cref="XAddress"/> is.</summary>
        public readonly ArrayView<int> X = x;
        public readonly long XAddress = xAddress;

        /// <summary>What <see cref="TensorPackKernels.Weights{TFactors}"/> makes.</summary>
        public readonly ArrayView<int> Weights = weights;
        public readonly long WeightsAddress = weightsAddress;
        public readonly ArrayView<float> Bias = bias;

        /// <summary>Floats or packed factors, as <see cref="HasResidual"/> says.</summary>
        public readonly ArrayView<float> Residual = residual;
        public readonly ArrayView<float> Y = y;
        public readonly ConvolutionShape Shape = shape;

        /// <summary>Of a row of x, a multiple of four.</summary>
        public readonly int Words = words;
        public readonly int HasBias = hasBias;
        public readonly TensorResidual HasResidual = hasResidual;
        public readonly int Relu = relu;

        /// <summary>Not 0 to write packed factors instead of floats; the outputs are then a multiple of eight.</summary>
        public readonly int Packs = packs;
    }

    /// <summary>Farther rows than these from a tap's centre have no place in shared memory.</summary>
    public static bool Fits(ConvolutionShape shape) => shape.Size == 1 || shape.Width + 1 < TensorTiles.WarpRows / 2;

    [Kernel(UsesTensorCores = true)]
    public static void Run<TTile, TFactors>(Arguments a)
        where TTile : struct, ITensorTile
        where TFactors : struct, IFactors
    {
        int rows = TensorTiles.WarpRows * default(TTile).WarpsDown, columns = TensorTiles.WarpColumns * default(TTile).WarpsAcross;
        var shared = default(TTile).Reserve();
        int left = default(TTile).Start(), right = left + (TensorTiles.Slots * rows * TensorTiles.RowBytes);
        var shape = a.Shape;
        int taps = shape.Size * shape.Size, reach = shape.Size >> 1, halo = reach * (shape.Width + 1);
        int thread = Group.IdxX, lane = thread & 31, down = thread / 32 / default(TTile).WarpsAcross, across = thread / 32 % default(TTile).WarpsAcross;

        // Where the taps fall off the board: the last row of the left slots, which 3 x 3 filters leave free.
        var zeros = right - TensorTiles.RowBytes;
        if (taps > 1 && thread < TensorTiles.SliceWords) shared[((zeros - left) / 4) + thread] = 0;

        // What this thread brings: one quarter of every so many rows.
        int firstRow = Grid.IdxX * rows, firstColumn = Grid.IdxY * columns, quarter = thread & 3, line = thread >> 2;
        var leftRows = rows + (2 * halo);
        var leftSlot = (taps == 1 ? rows : leftRows) * TensorTiles.RowBytes;
        var rightSlot = columns * TensorTiles.RowBytes;
        int slices = (a.Words + TensorTiles.SliceWords - 1) / TensorTiles.SliceWords, steps = slices * taps;
        var packedColumns = Grid.DimY * columns;

        // Where this lane finds its rows and columns; see ITensorTile.LoadLeft and IFactors.Multiply.
        int rowHere = (down * TensorTiles.WarpRows) + (lane & 15), leftQuarter = lane >> 4;
        var columnHere = (across * TensorTiles.WarpColumns) + ((lane >> 4) << 3) + (lane & 7);
        var rightHere = right + TensorTiles.Quarter(columnHere, (lane >> 3) & 1);
        int mask0 = TapMask.Of(shape, firstRow + rowHere), mask1 = TapMask.Of(shape, firstRow + rowHere + 16);
        int mask2 = TapMask.Of(shape, firstRow + rowHere + 32), mask3 = TapMask.Of(shape, firstRow + rowHere + 48);

        int sentTap = 0, sentSlice = 0;
        for (var step = 0; step < TensorTiles.StepsAhead; step++)
        {
            if (step < steps)
            {
                if (taps == 1 || step == 0) SendRows<TTile>(a, shared, left + (step * leftSlot), firstRow - halo, leftRows, step, line, quarter);
                SendWeights<TTile>(a, shared, right + (step * rightSlot), packedColumns, firstColumn, columns, sentTap, sentSlice, line, quarter);
            }

            default(TTile).EndCopies();
            sentTap++;
            if (sentTap == taps)
            {
                sentTap = 0;
                sentSlice++;
            }
        }

        default(TTile).ClearSums(shared);
        int tap = 0, slice = 0, tapAcross = 0, offset = 0;
        for (var step = 0; step < steps; step++)
        {
            default(TTile).AwaitCopies();
            // Everybody's copies are there, and everybody has done with the slot that is filled next.
            Group.Barrier();
            var sent = step + TensorTiles.StepsAhead;
            if (taps == 1)
            {
                if (sent < steps)
                    SendRows<TTile>(a, shared, left + ((sent & 3) * leftSlot), firstRow, rows, sent, line, quarter);
            }
            else if (tap == 0 && slice + 1 < slices)
            {
                SendRows<TTile>(a, shared, left + (((slice + 1) & 1) * leftSlot), firstRow - halo, leftRows, slice + 1, line, quarter);
            }

            if (sent < steps)
                SendWeights<TTile>(a, shared, right + ((sent & 3) * rightSlot), packedColumns, firstColumn, columns, sentTap, sentSlice, line, quarter);
            default(TTile).EndCopies();
            sentTap++;
            if (sentTap == taps)
            {
                sentTap = 0;
                sentSlice++;
            }

            var slot = taps == 1 ? step & 3 : slice & 1;
            var at = left + (slot * leftSlot) + TensorTiles.Quarter(rowHere + offset, leftQuarter);
            var off = zeros + (leftQuarter << 4);
            var at0 = ((mask0 >> tap) & 1) != 0 ? at : off;
            var at1 = ((mask1 >> tap) & 1) != 0 ? at + TensorTiles.SixteenRows : off;
            var at2 = ((mask2 >> tap) & 1) != 0 ? at + (2 * TensorTiles.SixteenRows) : off;
            var at3 = ((mask3 >> tap) & 1) != 0 ? at + (3 * TensorTiles.SixteenRows) : off;
            var rightAt = rightHere + ((step & 3) * rightSlot);
            // The second half of the slice: the quarters two further.
            for (var half = 0; half < 64; half += 32)
            {
                default(TTile).LoadRight(shared, rightAt ^ half, (rightAt + TensorTiles.SixteenRows) ^ half);
                default(TTile).LoadLeft(shared, at0 ^ half, at1 ^ half, at2 ^ half, at3 ^ half);
                default(TFactors).RoundLeft(shared);
                default(TFactors).Multiply(shared);
            }

            tap++;
            tapAcross++;
            offset++;
            if (tapAcross == shape.Size)
            {
                tapAcross = 0;
                offset += shape.Width - shape.Size;
            }

            if (tap == taps)
            {
                tap = 0;
                offset = 0;
                slice++;
            }
        }

        // Everybody has done with the slots.
        Group.Barrier();
        default(TTile).StashSums(shared, left + (4 * thread));
        // Lane (g, t) holds rows g and g + 8 of each sixteen, and eight neighbouring columns, because the packed weights are in that order.
        int outputRow = firstRow + (down * TensorTiles.WarpRows) + (lane >> 2), outputColumn = firstColumn + (across * TensorTiles.WarpColumns) + ((lane & 3) * 8);
        for (var eight = 0; eight < 8; eight++)
        {
            var first = ((eight >> 1) * 16) + ((eight & 1) * 2);
            StoreRow<TFactors>(
                a, outputRow + (eight * 8), outputColumn, TensorTiles.Sums<TTile>(shared, first), TensorTiles.Sums<TTile>(shared, first + 8));
        }
    }

    /// <summary>Sends for a slice of neighbouring rows of x; what lies outside of it is zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SendRows<TTile>(Arguments a, ArrayView<int> shared, int slot, int firstRow, int count, int slice, int line, int quarter)
        where TTile : struct, ITensorTile
    {
        var stride = 8 * default(TTile).WarpsDown * default(TTile).WarpsAcross;
        var word = (slice * TensorTiles.SliceWords) + (quarter * 4);
        var place = slot + TensorTiles.Quarter(line, quarter);
        for (var row = line; row < count; row += stride)
        {
            var from = firstRow + row;
            default(TTile).Copy(shared, place, a.X, a.XAddress, ((long)from * a.Words) + word, (uint)from < (uint)a.Shape.Rows && word < a.Words);
            place += stride * TensorTiles.RowBytes;
        }
    }

    /// <summary>Sends for a slice of the weights of one tap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SendWeights<TTile>(
        Arguments a, ArrayView<int> shared, int slot, int packedColumns, int firstColumn, int columns, int tap, int slice, int line, int quarter)
        where TTile : struct, ITensorTile
    {
        var stride = 8 * default(TTile).WarpsDown * default(TTile).WarpsAcross;
        var word = (slice * TensorTiles.SliceWords) + (quarter * 4);
        var place = slot + TensorTiles.Quarter(line, quarter);
        for (var column = line; column < columns; column += stride)
        {
            long from = (tap * packedColumns) + firstColumn + column;
            default(TTile).Copy(shared, place, a.Weights, a.WeightsAddress, (from * a.Words) + word, word < a.Words);
            place += stride * TensorTiles.RowBytes;
        }
    }

    /// <summary>Eight columns of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow<TFactors>(Arguments a, int row, int column, Float4 low, Float4 high)
        where TFactors : struct, IFactors
    {
        var count = a.Shape.Outputs - column;
        if (row >= a.Shape.Rows || count <= 0) return;
        var at = (row * a.Shape.Outputs) + column;
        var whole = (a.Shape.Outputs & 3) == 0;
        if (a.HasBias != 0)
        {
            low = Float4.Add(low, Float4.Load(a.Bias, column, count, whole));
            if (count > 4) high = Float4.Add(high, Float4.Load(a.Bias, column + 4, count - 4, whole));
        }

        if (a.HasResidual == TensorResidual.Floats)
        {
            low = Float4.Add(low, Float4.Load(a.Residual, at, count, whole));
            if (count > 4) high = Float4.Add(high, Float4.Load(a.Residual, at + 4, count - 4, whole));
        }
        else if (default(TFactors).PerWord == 2 && a.HasResidual == TensorResidual.Packed)
        {
            var words = a.Residual.Cast<Int4>()[at >> 3];
            low = Float4.Add(low, Unpack<TFactors>(words.X, words.Y));
            high = Float4.Add(high, Unpack<TFactors>(words.Z, words.W));
        }

        if (a.Relu != 0)
        {
            low = Float4.Relu(low);
            high = Float4.Relu(high);
        }

        if (default(TFactors).PerWord == 2 && a.Packs != 0)
        {
            a.Y.Cast<Int4>()[at >> 3] = new Int4(
                default(TFactors).Pack(low.X, low.Y), default(TFactors).Pack(low.Z, low.W), default(TFactors).Pack(high.X, high.Y), default(TFactors).Pack(high.Z, high.W));
            return;
        }

        Float4.Store(a.Y, at, count, whole, low);
        if (count > 4) Float4.Store(a.Y, at + 4, count - 4, whole, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float4 Unpack<TFactors>(int first, int second)
        where TFactors : struct, IFactors => new(
        default(TFactors).Earlier(first), default(TFactors).Later(first), default(TFactors).Earlier(second), default(TFactors).Later(second));
}
