using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// <see cref="ConvolutionKernel"/> on tensor cores. For each slice of the inputs a group brings its rows and those that its taps reach to shared memory once; a
/// tap then is another place to read from, or a row of zeros off the board. Slices of weights, 32 or 16 terms of one tap, are sent for three steps before
/// their use. Sums are 32-bit floats in a fixed order: slices of inputs, then taps, then inputs. On the simulator a group is one warp.
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

    /// <summary>True where the rows that taps reach fit in shared memory: a 3 x 3 filter on a board at most 30 wide.</summary>
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
        int size = shape.Size, taps = size * size, halo = (size >> 1) * (shape.Width + 1), leftRows = rows + (2 * halo);
        int thread = Group.IdxX, lane = thread & 31, warp = thread / 32;
        int down = warp / default(TTile).WarpsAcross, across = warp % default(TTile).WarpsAcross;

        // Where the taps fall off the board: the last two rows of the left slots, which 3 x 3 filters leave free.
        var zeros = right - (2 * TensorTiles.RowBytes);
        if (taps > 1 && thread < 2 * TensorTiles.SliceWords) shared[((zeros - left) / 4) + thread] = 0;

        // A 3 x 3 filter needs rows for nine steps, so that two slots do; they are sent for a slice ahead.
        int rowsAhead = taps == 1 ? TensorTiles.StepsAhead : 1, rowsSlots = taps == 1 ? TensorTiles.Slots : 2;
        int leftSlot = leftRows * TensorTiles.RowBytes, rightSlot = columns * TensorTiles.RowBytes;
        int slices = (a.Words + TensorTiles.SliceWords - 1) / TensorTiles.SliceWords, steps = slices * taps;

        // What this thread brings: one quarter of every so many rows.
        int firstRow = Grid.IdxX * rows, firstColumn = Grid.IdxY * columns, quarter = thread & 3, line = thread >> 2;
        int sentRow = firstRow - halo + line, sentLeft = left + TensorTiles.Quarter(line, quarter), sentRight = right + TensorTiles.Quarter(line, quarter);
        var weights = new WeightFeed(((firstColumn + line) * a.Words) + (quarter * 4), quarter * 4, 0);
        int tapWords = Grid.DimY * columns * a.Words;
        for (var step = 0; step < TensorTiles.StepsAhead; step++)
        {
            if (step < slices && step < rowsAhead)
                SendRows<TTile>(a, shared, sentLeft + (step * leftSlot), sentRow, leftRows - line, (step * TensorTiles.SliceWords) + (quarter * 4));
            if (step < steps) SendWeights<TTile>(a, shared, sentRight + (step * rightSlot), weights);
            default(TTile).EndCopies();
            weights = WeightFeed.Next(weights, taps, tapWords);
        }

        // Where this lane finds its rows and columns; see ITensorTile.LoadLeft and IFactors.Multiply.
        int rowHere = (down * TensorTiles.WarpRows) + (lane & 15), leftQuarter = lane >> 4;
        var columnHere = (across * TensorTiles.WarpColumns) + ((lane >> 4) << 3) + (lane & 7);
        var rightHere = right + TensorTiles.Quarter(columnHere, (lane >> 3) & 1);
        int mask0 = TapMask.Of(shape, firstRow + rowHere), mask1 = TapMask.Of(shape, firstRow + rowHere + 16);
        int mask2 = TapMask.Of(shape, firstRow + rowHere + 32), mask3 = TapMask.Of(shape, firstRow + rowHere + 48);
        default(TTile).ClearSums(shared);
        var sentSteps = TensorTiles.StepsAhead;
        for (var slice = 0; slice < slices; slice++)
        {
            var leftHere = left + ((slice & (rowsSlots - 1)) * leftSlot);
            int row = rowHere, lineEnd = rowHere + size, tap = 1;
            for (var step = 0; step < taps; step++)
            {
                default(TTile).AwaitCopies();
                // Everybody's copies are there, and everybody has done with the slots that are filled next.
                Group.Barrier();
                if (step == 0 && slice + rowsAhead < slices)
                {
                    var next = slice + rowsAhead;
                    var place = sentLeft + ((next & (rowsSlots - 1)) * leftSlot);
                    SendRows<TTile>(a, shared, place, sentRow, leftRows - line, (next * TensorTiles.SliceWords) + (quarter * 4));
                }

                if (sentSteps < steps) SendWeights<TTile>(a, shared, sentRight + ((sentSteps & 3) * rightSlot), weights);
                default(TTile).EndCopies();
                var rightAt = rightHere + (((sentSteps + 1) & 3) * rightSlot);
                sentSteps++;
                weights = WeightFeed.Next(weights, taps, tapWords);
                var at = leftHere + TensorTiles.Quarter(row, leftQuarter);
                // The same banks as the row that it stands for.
                var off = zeros + (at & 0x70);
                var at0 = (mask0 & tap) != 0 ? at : off;
                var at1 = (mask1 & tap) != 0 ? at + TensorTiles.SixteenRows : off;
                var at2 = (mask2 & tap) != 0 ? at + (2 * TensorTiles.SixteenRows) : off;
                var at3 = (mask3 & tap) != 0 ? at + (3 * TensorTiles.SixteenRows) : off;
                Accumulate<TTile, TFactors>(shared, at0, at1, at2, at3, rightAt);
                // The second half of the slice: the quarters two further.
                Accumulate<TTile, TFactors>(shared, at0 ^ 32, at1 ^ 32, at2 ^ 32, at3 ^ 32, rightAt ^ 32);
                tap <<= 1;
                row++;
                if (row == lineEnd)
                {
                    row += shape.Width - size;
                    lineEnd += shape.Width;
                }
            }
        }

        // Everybody has done with the slots.
        Group.Barrier();
        default(TTile).StashSums(shared, left + (4 * thread));
        // Lane (g, t) holds rows g and g + 8 of each sixteen, and eight neighbouring columns, because the packed weights are in that order.
        int outputRow = firstRow + (down * TensorTiles.WarpRows) + (lane >> 2);
        var outputColumn = firstColumn + (across * TensorTiles.WarpColumns) + ((lane & 3) * 8);
        for (var eight = 0; eight < 8; eight++)
        {
            var first = ((eight >> 1) * 16) + ((eight & 1) * 2);
            StoreRow<TFactors>(
                a, outputRow + (eight * 8), outputColumn, TensorTiles.Sums<TTile>(shared, first), TensorTiles.Sums<TTile>(shared, first + 8));
        }
    }

    /// <summary>Adds the product over half a slice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate<TTile, TFactors>(ArrayView<int> shared, int at0, int at1, int at2, int at3, int rightAt)
        where TTile : struct, ITensorTile
        where TFactors : struct, IFactors
    {
        default(TTile).LoadRight(shared, rightAt, rightAt + TensorTiles.SixteenRows);
        default(TTile).LoadLeft(shared, at0, at1, at2, at3);
        default(TFactors).RoundLeft(shared);
        default(TFactors).Multiply(shared);
    }

    /// <summary>Sends for one quarter of every so many of the next rows of x; what lies outside of x is zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SendRows<TTile>(Arguments a, ArrayView<int> shared, int place, int row, int count, int word)
        where TTile : struct, ITensorTile
    {
        var stride = TensorTiles.Threads<TTile>() / 4;
        var from = (row * a.Words) + word;
        for (var i = 0; i < count; i += stride)
        {
            default(TTile).Copy(shared, place, a.X, a.XAddress, from, (uint)row < (uint)a.Shape.Rows & word < a.Words);
            place += stride * TensorTiles.RowBytes;
            row += stride;
            from += stride * a.Words;
        }
    }

    /// <summary>Sends for one quarter of every so many columns of a slice of one tap's weights: two or, on the simulator, four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SendWeights<TTile>(Arguments a, ArrayView<int> shared, int place, WeightFeed feed)
        where TTile : struct, ITensorTile
    {
        int stride = TensorTiles.Threads<TTile>() / 4, columns = TensorTiles.WarpColumns * default(TTile).WarpsAcross;
        int bytes = stride * TensorTiles.RowBytes, words = stride * a.Words, from = feed.From;
        var valid = feed.Word < a.Words;
        default(TTile).Copy(shared, place, a.Weights, a.WeightsAddress, from, valid);
        default(TTile).Copy(shared, place + bytes, a.Weights, a.WeightsAddress, from + words, valid);
        if (columns == 2 * stride) return;
        default(TTile).Copy(shared, place + (2 * bytes), a.Weights, a.WeightsAddress, from + (2 * words), valid);
        default(TTile).Copy(shared, place + (3 * bytes), a.Weights, a.WeightsAddress, from + (3 * words), valid);
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
            var factors = default(TFactors);
            a.Y.Cast<Int4>()[at >> 3] = new Int4(
                factors.Pack(low.X, low.Y), factors.Pack(low.Z, low.W), factors.Pack(high.X, high.Y), factors.Pack(high.Z, high.W));
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
