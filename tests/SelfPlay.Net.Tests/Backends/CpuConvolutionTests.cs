using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Cpu;
using SelfPlay.Net.Random;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Tests.Backends;

/// <summary>The convolutions of <see cref="CpuBackend"/> against sums in double written out here, and the rules about bits.</summary>
[TestFixtureSource(nameof(Widths))]
public sealed class CpuConvolutionTests(VectorWidth width)
{
    private static readonly Case[] Cases =
    [
        new(new Shape(1, 8, 8, 64), new Filter(3, 64, 64)),
        new(new Shape(11, 8, 8, 13), new Filter(3, 13, 32)),
        new(new Shape(9, 6, 7, 16), new Filter(3, 16, 48)),
        new(new Shape(17, 3, 3, 2), new Filter(3, 2, 7)),
        new(new Shape(5, 1, 4, 5), new Filter(3, 5, 17)),
        new(new Shape(8, 2, 5, 24), new Filter(1, 24, 8)),
        new(new Shape(3, 8, 8, 20), new Filter(1, 20, 73)),
        new(new Shape(19, 1, 1, 126), new Filter(1, 126, 3)),
        new(new Shape(1, 1, 1, 3), new Filter(1, 3, 130)),
        new(new Shape(140, 1, 1, 33), new Filter(1, 33, 9)),
        new(new Shape(6, 5, 5, 1), new Filter(3, 1, 1)),
    ];

    public static IEnumerable<VectorWidth> Widths => Enum.GetValues<VectorWidth>().Where(width => width <= CpuBackend.WidestVector);

    [TestCaseSource(nameof(Cases))]
    public void Convolution_is_the_sum_over_taps_and_inputs(Case of)
    {
        using var backend = new CpuBackend(1, width);
        var data = new Data(backend, of, seed: 1);
        var bias = Data.Fill(backend, of.Filter.Outputs, 5);
        var residual = new Tensor(of.Output, Data.Fill(backend, of.Output.Length, 6));
        var y = new Tensor(of.Output, backend.Allocate(of.Output.Length));

        backend.Convolve(of.Filter, data.X, data.Weights, bias, residual, relu: true, y);

        var plain = of.Convolve(Data.Read(data.X.Buffer), Data.Read(data.Weights));
        var (b, r) = (Data.Read(bias), Data.Read(residual.Buffer));
        var expected = plain.Select((sum, i) => Math.Max(0, sum + b[i % of.Filter.Outputs] + r[i])).ToArray();
        Assert.That(Data.Read(y.Buffer), Is.EqualTo(expected).Within(1e-4));
    }

    [TestCaseSource(nameof(Cases))]
    public void Residual_may_be_the_output(Case of)
    {
        using var backend = new CpuBackend(1, width);
        var data = new Data(backend, of, seed: 2);
        var residual = new Tensor(of.Output, Data.Fill(backend, of.Output.Length, 6));
        var y = new Tensor(of.Output, backend.Allocate(of.Output.Length));

        backend.Convolve(of.Filter, data.X, data.Weights, null, residual, relu: false, y);
        backend.Convolve(of.Filter, data.X, data.Weights, null, residual, relu: false, residual);

        Assert.That(Data.Read(residual.Buffer), Is.EqualTo(Data.Read(y.Buffer)));
    }

    [TestCaseSource(nameof(Cases))]
    public void Input_gradient_is_the_transpose_of_convolution(Case of)
    {
        using var backend = new CpuBackend(1, width);
        var data = new Data(backend, of, seed: 3);
        var dx = data.X with { Buffer = backend.Allocate(of.Input.Length) };

        backend.ConvolveInputGradient(of.Filter, data.Dy, data.Weights, dx);

        Assert.That(Data.Read(dx.Buffer), Is.EqualTo(of.InputGradient(Data.Read(data.Dy.Buffer), Data.Read(data.Weights))).Within(1e-4));
    }

    [TestCaseSource(nameof(Cases))]
    public void Weight_gradient_sums_over_batch_and_board(Case of)
    {
        using var backend = new CpuBackend(1, width);
        var data = new Data(backend, of, seed: 4);
        var dw = Data.Fill(backend, of.Filter.Length, 7);

        backend.ConvolveWeightGradient(of.Filter, data.X, data.Dy, dw);

        Assert.That(Data.Read(dw), Is.EqualTo(of.WeightGradient(Data.Read(data.X.Buffer), Data.Read(data.Dy.Buffer))).Within(1e-3));
    }

    [TestCaseSource(nameof(Cases))]
    public void Each_entry_has_the_same_bits_in_every_batch(Case of)
    {
        using var backend = new CpuBackend(1, width);
        var data = new Data(backend, of, seed: 5);
        var whole = new Tensor(of.Output, backend.Allocate(of.Output.Length));
        backend.Convolve(of.Filter, data.X, data.Weights, null, null, relu: false, whole);
        var expected = Data.Read(whole.Buffer);
        var input = Data.Read(data.X.Buffer);
        foreach (var (start, count) in of.SubBatches())
        {
            var x = new Tensor(of.Input.WithBatch(count), backend.Allocate(of.Input.Length));
            x.Buffer.Write(input.AsSpan(start * of.Input.Cells * of.Input.Channels, x.Shape.Length));
            var y = whole.WithBatch(count) with { Buffer = backend.Allocate(of.Output.Length) };

            backend.Convolve(of.Filter, x, data.Weights, null, null, relu: false, y);

            var part = expected.AsSpan(start * of.Output.Cells * of.Output.Channels, y.Shape.Length).ToArray();
            Assert.That(Data.Read(y.Buffer).Take(y.Shape.Length).Select(BitConverter.SingleToInt32Bits), Is.EqualTo(part.Select(BitConverter.SingleToInt32Bits)));
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Number_of_threads_changes_no_bit(Case of)
    {
        using var one = new CpuBackend(1, width);
        using var three = new CpuBackend(3, width);

        Assert.That(Everything(three, of), Is.EqualTo(Everything(one, of)));
    }

    [TestCaseSource(nameof(Cases))]
    public void Vector_width_changes_no_bit(Case of)
    {
        using var widest = new CpuBackend(1);
        using var backend = new CpuBackend(1, width);

        Assert.That(Everything(backend, of), Is.EqualTo(Everything(widest, of)));
    }

    [TestCaseSource(nameof(Cases))]
    public void Nothing_behind_the_shape_is_written(Case of)
    {
        const int Behind = 40;
        using var backend = new CpuBackend(1, width);
        var data = new Data(backend, of, seed: 8);
        var y = new Tensor(of.Output, Data.Fill(backend, of.Output.Length + Behind, 9));
        var before = Data.Read(y.Buffer).TakeLast(Behind).ToArray();

        backend.Convolve(of.Filter, data.X, data.Weights, null, null, relu: true, y);

        Assert.That(Data.Read(y.Buffer).TakeLast(Behind), Is.EqualTo(before));
    }

    private static int[] Everything(CpuBackend backend, Case of)
    {
        var data = new Data(backend, of, seed: 6);
        var y = backend.Allocate(of.Output.Length);
        var dx = backend.Allocate(of.Input.Length);
        var dw = backend.Allocate(of.Filter.Length);
        backend.Convolve(of.Filter, data.X, data.Weights, null, null, relu: true, new Tensor(of.Output, y));
        backend.ConvolveInputGradient(of.Filter, data.Dy, data.Weights, new Tensor(of.Input, dx));
        backend.ConvolveWeightGradient(of.Filter, data.X, data.Dy, dw);
        return [.. new[] { y, dx, dw }.SelectMany(Data.Read).Select(BitConverter.SingleToInt32Bits)];
    }

    private sealed class Data(CpuBackend backend, Case of, ulong seed)
    {
        public Tensor X { get; } = new(of.Input, Fill(backend, of.Input.Length, seed));

        public Tensor Dy { get; } = new(of.Output, Fill(backend, of.Output.Length, seed + 100));

        public DeviceBuffer Weights { get; } = Fill(backend, of.Filter.Length, seed + 200);

        public static DeviceBuffer Fill(CpuBackend backend, int length, ulong seed)
        {
            var random = new Rng(seed);
            var values = new float[length];
            for (var i = 0; i < length; i++) values[i] = (float)((2 * random.NextDouble()) - 1);
            var buffer = backend.Allocate(length);
            buffer.Write(values);
            return buffer;
        }

        public static float[] Read(DeviceBuffer buffer)
        {
            var values = new float[buffer.Length];
            buffer.Read(values);
            return values;
        }
    }

    /// <summary>A shape, a filter, and the three sums as their definitions say.</summary>
    public sealed record Case(Shape Input, Filter Filter)
    {
        public Shape Output => Input.WithChannels(Filter.Outputs);

        public IEnumerable<(int Start, int Count)> SubBatches() =>
            from count in new[] { 1, 2, 8, 9 }
            where count < Input.Batch
            from start in new[] { 0, 1, Input.Batch - count }
            where start + count <= Input.Batch
            select (start, count);

        public double[] Convolve(float[] x, float[] weights)
        {
            var y = new double[Output.Length];
            ForEachProduct((i, w, o) => y[o] += (double)x[i] * weights[w]);
            return y;
        }

        public double[] InputGradient(float[] dy, float[] weights)
        {
            var dx = new double[Input.Length];
            ForEachProduct((i, w, o) => dx[i] += (double)dy[o] * weights[w]);
            return dx;
        }

        public double[] WeightGradient(float[] x, float[] dy)
        {
            var dw = new double[Filter.Length];
            ForEachProduct((i, w, o) => dw[w] += (double)x[i] * dy[o]);
            return dw;
        }

        public override string ToString() => $"{Input} filter {Filter.Size} to {Filter.Outputs}";

        private void ForEachProduct(Action<int, int, int> product)
        {
            var reach = Filter.Size / 2;
            for (var row = 0; row < Input.Rows; row++)
            {
                for (var tap = 0; tap < Filter.Taps; tap++)
                {
                    var (up, left) = ((tap / Filter.Size) - reach, (tap % Filter.Size) - reach);
                    var cell = row % Input.Cells;
                    var (h, w) = ((cell / Input.Width) + up, (cell % Input.Width) + left);
                    if (h < 0 || h >= Input.Height || w < 0 || w >= Input.Width) continue;
                    ForEachChannel(row + (up * Input.Width) + left, tap, row, product);
                }
            }
        }

        private void ForEachChannel(int seen, int tap, int row, Action<int, int, int> product)
        {
            for (var input = 0; input < Filter.Inputs; input++)
            {
                for (var output = 0; output < Filter.Outputs; output++)
                {
                    var weight = (((tap * Filter.Inputs) + input) * Filter.Outputs) + output;
                    product((seen * Filter.Inputs) + input, weight, (row * Filter.Outputs) + output);
                }
            }
        }
    }
}
