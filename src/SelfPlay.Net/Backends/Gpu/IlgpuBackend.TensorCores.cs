using ILGPU;
using ILGPU.Runtime;
using SelfPlay.Net.Backends.Gpu.Kernels;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>
/// Convolutions and linear layers on tensor cores. Their factors are words: floats with tf32, two 16-bit numbers with half precision. Between layers of
/// inference that end in a ReLU, half precision keeps activations as such words, in the buffer of the floats that they stand for.
/// </summary>
public sealed partial class IlgpuBackend
{
    private readonly GpuScratch<int> _packedRows;
    private readonly GpuScratch<int> _packedGradients;
    private readonly GpuScratch<int> _packedWeights;
    private readonly GpuScratch<int> _unpacking;

    /// <summary>The gradient whose words are in <see cref="_packedGradients"/>, and how much work had been queued when they were made and used (new memory counts).</summary>
    private Tensor? _gradients;
    private int _gradientsAt;
    private int _works;

    /// <summary>Gradients are too small for half-precision floats, which lack the range; bfloat16 has it.</summary>
    private Precision BackwardPrecision => _precision == Precision.Fp16 ? Precision.Bf16 : _precision;

    private int TensorTileRows => TensorTiles.WarpRows * (_device.IsSimulator ? default(SimulatorTensorTile).WarpsDown : default(DeviceTensorTile).WarpsDown);

    private int TensorTileColumns =>
        TensorTiles.WarpColumns * (_device.IsSimulator ? default(SimulatorTensorTile).WarpsAcross : default(DeviceTensorTile).WarpsAcross);

    private static bool TakesTensorCores(ConvolutionShape shape, Precision precision) =>
        precision != Precision.Fp32 && TensorConvolutionKernel.Fits(shape);

    private static int PerWord(Precision precision) => precision == Precision.Tf32 ? 1 : 2;

    /// <summary>Words of a row of so many factors: whole copies of 16 bytes.</summary>
    private static int Words(int factors, Precision precision) => Tiles(factors, 4 * PerWord(precision)) * 4;

    private static long AddressOf(ArrayView<int> view) => view.LoadEffectiveAddressAsPtr().ToInt64();

    private int TensorWeightWords(ConvolutionShape shape, Precision precision) =>
        shape.Size * shape.Size * TensorColumns(shape) * Words(shape.Inputs, precision);

    /// <summary>Outputs, rounded up to whole groups.</summary>
    private int TensorColumns(ConvolutionShape shape) => Tiles(shape.Outputs, TensorTileColumns) * TensorTileColumns;

    private ArrayView<int> PackWeights(ConvolutionShape shape, ArrayView<float> weights, Precision precision, bool turned)
    {
        var packed = _packedWeights.Take(TensorWeightWords(shape, precision));
        PackWeights(shape, weights, precision, turned, packed);
        return packed;
    }

    private void PackWeights(ConvolutionShape shape, ArrayView<float> weights, Precision precision, bool turned, ArrayView<int> packed) => LaunchThreads(
        WeightsKernel(precision),
        TensorWeightWords(shape, precision),
        new TensorPackKernels.WeightsArguments(weights, packed, shape, TensorColumns(shape), Words(shape.Inputs, precision), Flag(turned)));

    /// <param name="rows">x in words.</param>
    /// <param name="mayPack">True to leave y as words of factors if it can be.</param>
    private void ConvolveTensor(
        ConvolutionShape shape, ArrayView<int> rows, ArrayView<int> weights, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y, Precision precision, bool mayPack = false)
    {
        // In place a word must not take the room of two floats that others have not read, nor the other way round.
        var inPlace = residual?.Buffer == y.Buffer;
        var addsPacked = IsPacked(residual?.Buffer, precision);
        var packs = mayPack && PerWord(precision) == 2 && shape.Outputs % 8 == 0 && (!inPlace || addsPacked);
        if (inPlace && !packs) addsPacked = false;
        var added = residual is null ? TensorResidual.None : addsPacked ? TensorResidual.Packed : TensorResidual.Floats;
        var residualView = residual is null ? Raw(y.Buffer) : addsPacked ? Raw(residual.Value.Buffer) : Gpu(residual.Value);
        var arguments = new TensorConvolutionKernel.Arguments(
            rows, AddressOf(rows), weights, AddressOf(weights), GpuOr(bias, y.Buffer), residualView, Raw(y.Buffer),
            shape, Words(shape.Inputs, precision), Flag(bias is not null), added, Flag(relu), Flag(packs));
        Launch(TensorKernel(precision), new Index3D(Tiles(shape.Rows, TensorTileRows), TensorColumns(shape) / TensorTileColumns, 1), arguments);
        ((GpuBuffer)y.Buffer).Packed = packs ? new PackedFloats(precision, shape.Rows * shape.Outputs) : null;
    }

    private void ChunkWeightGradients(
        ConvolutionShape shape, Tensor x, Tensor dy, ArrayView<float> sums, int chunkRows, Index3D groups, Precision precision)
    {
        var rows = WordsOf(x, precision, _packedRows);
        var gradients = WordsOf(dy, precision, _packedGradients);
        Launch(
            TensorWeightGradientKernel(precision),
            groups,
            new TensorWeightGradientKernel.Arguments(
                rows, AddressOf(rows), Words(shape.Inputs, precision), gradients, AddressOf(gradients), Words(shape.Outputs, precision), sums, shape, chunkRows));
    }

    /// <summary>[row][word] of dy: as the gradient by the weights has left them, if nothing was done since.</summary>
    private ArrayView<int> GradientWordsOf(Tensor dy) => _gradients == dy && _gradientsAt == _works && Packs(dy, BackwardPrecision)
        ? _packedGradients.Take(dy.Shape.Rows * Words(dy.Shape.Channels, BackwardPrecision))
        : WordsOf(dy, BackwardPrecision, _packedGradients);

    /// <summary>[row][word] of a tensor: as it lies there where it can be read so, else brought to <paramref name="scratch"/>.</summary>
    private ArrayView<int> WordsOf(Tensor x, Precision precision, GpuScratch<int> scratch)
    {
        if (!Packs(x, precision)) return (precision == Precision.Tf32 ? Gpu(x) : Raw(x.Buffer)).Cast<int>();
        int rows = x.Shape.Rows, channels = x.Shape.Channels, words = Words(channels, precision);
        var floats = Gpu(x);
        var packed = scratch.Take(rows * words);
        // Rows without gaps go by eight words a thread.
        var threads = words * PerWord(precision) == channels ? Tiles(rows * words, 8) : rows * words;
        LaunchThreads(RowsKernel(precision), threads, new TensorPackKernels.RowsArguments(floats, packed, rows, channels, words));
        return packed;
    }

    /// <summary>True where the rows of a tensor do not lie in its buffer as words of factors.</summary>
    private static bool Packs(Tensor x, Precision precision) =>
        Words(x.Shape.Channels, precision) * PerWord(precision) != x.Shape.Channels || (precision != Precision.Tf32 && !IsPacked(x.Buffer, precision));

    private static bool IsPacked(DeviceBuffer? buffer, Precision precision) => buffer is GpuBuffer { Packed: { } packed } && packed.Precision == precision;

    /// <summary>Turns what is packed in a buffer back to floats, in place.</summary>
    private void Unpack(GpuBuffer buffer)
    {
        if (buffer.Packed is not { } packed) return;
        var words = Tiles(packed.Length, PerWord(packed.Precision));
        var copy = _unpacking.Take(words).SubView(0, words);
        try
        {
            buffer.View.Cast<int>().SubView(0, words).CopyTo(_stream, copy);
        }
        catch (AcceleratorException exception)
        {
            throw _device.Failure(exception);
        }

        LaunchThreads(UnpackKernel(packed.Precision), packed.Length, new TensorPackKernels.UnpackArguments(copy, buffer.View, packed.Length));
        buffer.Packed = null;
    }

    private Action<TensorConvolutionKernel.Arguments> TensorKernel(Precision precision) => (precision, _device.IsSimulator) switch
    {
        (Precision.Tf32, true) => TensorConvolutionKernel.Run<SimulatorTensorTile, SimulatedFactors>,
        (_, true) => TensorConvolutionKernel.Run<SimulatorTensorTile, SimulatedHalfFactors>,
        (Precision.Tf32, _) => TensorConvolutionKernel.Run<DeviceTensorTile, Tf32Factors>,
        (Precision.Fp16, _) => TensorConvolutionKernel.Run<DeviceTensorTile, HalfFactors>,
        _ => TensorConvolutionKernel.Run<DeviceTensorTile, BrainFactors>,
    };

    private Action<Kernels.TensorWeightGradientKernel.Arguments> TensorWeightGradientKernel(Precision precision) => (precision, _device.IsSimulator) switch
    {
        (Precision.Tf32, true) => Kernels.TensorWeightGradientKernel.Chunk<SimulatorTensorTile, SimulatedFactors>,
        (_, true) => Kernels.TensorWeightGradientKernel.Chunk<SimulatorTensorTile, SimulatedHalfFactors>,
        (Precision.Tf32, _) => Kernels.TensorWeightGradientKernel.Chunk<DeviceTensorTile, Tf32Factors>,
        (Precision.Fp16, _) => Kernels.TensorWeightGradientKernel.Chunk<DeviceTensorTile, HalfFactors>,
        _ => Kernels.TensorWeightGradientKernel.Chunk<DeviceTensorTile, BrainFactors>,
    };

    private Action<TensorPackKernels.RowsArguments> RowsKernel(Precision precision) => (precision, _device.IsSimulator) switch
    {
        (Precision.Tf32, true) => TensorPackKernels.Rows<SimulatedFactors>,
        (_, true) => TensorPackKernels.Rows<SimulatedHalfFactors>,
        (Precision.Tf32, _) => TensorPackKernels.Rows<Tf32Factors>,
        (Precision.Fp16, _) => TensorPackKernels.Rows<HalfFactors>,
        _ => TensorPackKernels.Rows<BrainFactors>,
    };

    private Action<TensorPackKernels.UnpackArguments> UnpackKernel(Precision precision) => (precision, _device.IsSimulator) switch
    {
        (_, true) => TensorPackKernels.Unpack<SimulatedHalfFactors>,
        (Precision.Fp16, _) => TensorPackKernels.Unpack<HalfFactors>,
        _ => TensorPackKernels.Unpack<BrainFactors>,
    };

    private Action<TensorPackKernels.WeightsArguments> WeightsKernel(Precision precision) => (precision, _device.IsSimulator) switch
    {
        (Precision.Tf32, true) => TensorPackKernels.Weights<SimulatedFactors>,
        (_, true) => TensorPackKernels.Weights<SimulatedHalfFactors>,
        (Precision.Tf32, _) => TensorPackKernels.Weights<Tf32Factors>,
        (Precision.Fp16, _) => TensorPackKernels.Weights<HalfFactors>,
        _ => TensorPackKernels.Weights<BrainFactors>,
    };
}
