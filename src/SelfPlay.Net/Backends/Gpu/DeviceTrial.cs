using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Random;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>
/// Small convolutions and linear layers with their gradients, on a device and on the reference. A driver was seen that takes every kernel and computes NaN with
/// some, and nobody who trains with such a one would know why nothing is learned.
/// </summary>
internal static class DeviceTrial
{
    /// <summary>In parts of the largest. For Winograd's transforms: else whole numbers have exact sums, in every precision.</summary>
    private const double Tolerance = 1e-3;

    /// <summary>In fp32: the plain kernel, that of Winograd's transforms, that of linear layers; none fills its groups.</summary>
    private static readonly (Shape Shape, Filter Filter)[] Cases =
    [
        (new Shape(3, 8, 8, 13), new Filter(1, 13, 48)),
        (new Shape(2, 7, 6, 24), new Filter(3, 24, 33)),
        (Shape.Vector(9, 37), new Filter(1, 37, 17)),
    ];

    public static bool Passes(IBackend device)
    {
        using var reference = new ReferenceBackend();
        return Cases.All(one => Agree(Results(device, one.Shape, one.Filter), Results(reference, one.Shape, one.Filter)));
    }

    private static bool Agree(float[][] results, float[][] expected)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            var most = Tolerance * expected[i].Max(Math.Abs);
            // Written this way round, NaN does not agree.
            if (!results[i].Zip(expected[i]).All(pair => Math.Abs(pair.First - pair.Second) <= most)) return false;
        }

        return true;
    }

    private static float[][] Results(IBackend backend, Shape input, Filter filter)
    {
        var rng = new Rng(1);
        var output = input.WithChannels(filter.Outputs);
        using var arena = new Arena(backend, input.Batch);
        Tensor x = new(input, Draw(arena, input.Length, ref rng)), y = new(output, Draw(arena, output.Length, ref rng));
        Tensor dx = new(input, Draw(arena, input.Length, ref rng)), dy = new(output, Draw(arena, output.Length, ref rng));
        var (weights, dw, bias) = (Draw(arena, filter.Length, ref rng), Draw(arena, filter.Length, ref rng), Draw(arena, filter.Outputs, ref rng));
        backend.Convolve(filter, x, weights, bias, null, relu: false, y);
        backend.ConvolveWeightGradient(filter, x, dy, dw);
        backend.ConvolveInputGradient(filter, dy, weights, dx);
        return [Read(y.Buffer, output.Length), Read(dw, filter.Length), Read(dx.Buffer, input.Length)];
    }

    /// <summary>Whole numbers from -2 to 2 and then NaN, which is seen where it is taken for one of them.</summary>
    private static DeviceBuffer Draw(Arena arena, int length, ref Rng rng)
    {
        var values = new float[2 * length];
        Array.Fill(values, float.NaN);
        for (var i = 0; i < length; i++) values[i] = rng.Next(5) - 2;
        var buffer = arena.Allocate(values.Length);
        buffer.Write(values);
        return buffer;
    }

    private static float[] Read(DeviceBuffer buffer, int length)
    {
        var values = new float[length];
        buffer.Read(values);
        return values;
    }
}
