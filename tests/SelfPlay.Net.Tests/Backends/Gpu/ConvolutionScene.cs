using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Tests.Backends.Gpu;

/// <summary>What the tests of the GPU's convolutions do on both backends.</summary>
internal static class ConvolutionScene
{
    public static DeviceBuffer Packed(Scene scene, Filter filter, Shape board)
    {
        var packed = scene.Output(scene.Backend.PackedLength(filter, board));
        scene.Backend.Pack(filter, board, scene.Random(filter.Length), packed);
        return packed;
    }

    /// <summary>A convolution with all that can be added to it, and both gradients.</summary>
    public static float[][] Everything(Scene scene, Shape shape, Filter filter)
    {
        var x = scene.Random(shape);
        var output = shape.WithChannels(filter.Outputs);
        var y = scene.Output(output);
        var weights = scene.Random(filter.Length);
        scene.Backend.Convolve(filter, x, weights, scene.Random(filter.Outputs), scene.Random(output), relu: true, y);
        var dy = scene.Random(output);
        var dx = scene.Output(shape);
        var dw = scene.Output(filter.Length);
        // In this order, which is that of training, the second one may take what the first one made of dy.
        scene.Backend.ConvolveWeightGradient(filter, x, dy, dw);
        scene.Backend.ConvolveInputGradient(filter, dy, weights, dx);
        return [Scene.Read(y), Scene.Read(dx), Scene.Read(dw)];
    }
}
