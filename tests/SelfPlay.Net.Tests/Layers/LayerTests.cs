using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Layers;
using SelfPlay.Net.Random;
using SelfPlay.Net.Tensors;
using SelfPlay.Net.Tests.Backends;

namespace SelfPlay.Net.Tests.Layers;

/// <summary>The way back of each layer agrees with central differences of its way forward, in its input and in all its arrays.</summary>
internal sealed class LayerTests
{
    private static readonly Shape Board = new(3, 3, 4, 4);

    [TestCase(1, false)]
    [TestCase(3, false)]
    [TestCase(3, true)]
    public void Convolution_gradients_are_slopes(int size, bool relu)
    {
        var filter = new Filter(size, 4, 3);
        CheckLayer([.. Plain("layer", filter)], Board, context => new Convolution(context, "layer", filter, Board, bias: true, relu));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Linear_gradients_are_slopes(bool relu)
    {
        var filter = new Filter(1, Board.Cells * Board.Channels, 5);
        CheckLayer([.. Plain("layer", filter)], Board, context => new Linear(context, "layer", filter, relu));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Normalization_gradients_are_slopes(bool relu) =>
        CheckLayer([.. Norm("layer", 4)], Board, context => new BatchRenormalization(context, "layer", Board, relu));

    [Test]
    public void Normalization_gradients_are_slopes_where_both_limits_of_renormalization_hold()
    {
        // A moving variance far too small clips r and d, so that they are the constants the gradient takes them for.
        CheckLayer([.. Norm("layer", 4)], Board, context =>
        {
            context.Step = new NormalizationStep(1e-30f, 1.5f, 0.5f);
            context.Values["layer.variance"].Write([1e-4f, 1e-4f, 1e-4f, 1e-4f]);
            context.Values["layer.mean"].Write([2, -2, 2, -2]);
            return new BatchRenormalization(context, "layer", Board, relu: false);
        });
    }

    [Test]
    public void Convolution_unit_gradients_are_slopes()
    {
        var filter = new Filter(3, 4, 5);
        CheckLayer([.. Unit("layer", filter)], Board, context => new ConvolutionUnit(context, "layer", filter, Board));
    }

    [Test]
    public void Squeeze_and_excitation_gradients_are_slopes() =>
        CheckLayer([.. Squeeze("layer", 4, 3)], Board, context => new SqueezeExcitation(context, "layer", Board, 3));

    [TestCase(0)]
    [TestCase(3)]
    public void Residual_block_gradients_are_slopes(int squeeze)
    {
        var filter = new Filter(3, 4, 4);
        ArraySpec[] specs = [.. Unit("layer.first", filter), .. Unit("layer.second", filter)];
        if (squeeze > 0) specs = [.. specs, .. Squeeze("layer.squeeze", 4, squeeze)];
        CheckLayer(specs, Board, context => new ResidualBlock(context, "layer", Board, squeeze, BlockScratch.Allocate(context, Board)));
    }

    [Test]
    public void A_chain_of_layers_gives_slopes()
    {
        Filter first = new(3, 4, 2), second = new(1, Board.Cells * 2, 3);
        CheckLayer([.. Plain("first", first), .. Plain("second", second)], Board, context => new Chain(
            [new Convolution(context, "first", first, Board, bias: true, relu: true), new Linear(context, "second", second, relu: false)],
            [context.Activation(Board.WithChannels(2))]));
    }

    [Test]
    public void Global_pooling_gradients_are_slopes()
    {
        using var backend = new ReferenceBackend();
        using var context = new LayerContext(backend, Board.Batch, []);
        var scene = new Scene(backend, 3);
        var pooling = new GlobalPooling(context, Board.Channels);
        var x = scene.Random(Board);
        var dy = scene.Random(Shape.Vector(Board.Batch, Board.Channels));
        var dx = new Tensor(Board, backend.Allocate(Board.Length));
        pooling.Forward(x);
        pooling.AddBackward(dy, dx);
        GradientCheck.Check("dx", x.Buffer, Board.Length, Scene.Read(dx), () => Dot(pooling.Forward(x), Scene.Read(dy)));
    }

    private static void CheckLayer(ArraySpec[] specs, Shape input, Func<LayerContext, ILayer> create)
    {
        using var backend = new ReferenceBackend();
        using var context = new LayerContext(backend, input.Batch, specs);
        var rng = new Rng(11);
        foreach (var spec in specs) context.Values[spec.Name].Write(Draw(spec, ref rng));
        var scene = new Scene(backend, 12);
        var x = scene.Random(input);
        var layer = create(context);
        var dy = scene.Random(layer.Forward(x).Shape);
        var direction = Scene.Read(dy);
        var dx = scene.Output(input);
        layer.Backward(dy, dx);

        GradientCheck.Check("dx", x.Buffer, input.Length, Scene.Read(dx), Loss);
        foreach (var spec in specs.Where(spec => spec.IsLearnt))
            GradientCheck.Check(spec.Name, context.Values[spec.Name], spec.Length, Scene.Read(context.Gradients[spec.Name]), Loss);

        double Loss() => Dot(layer.Forward(x), direction);
    }

    private static double Dot(Tensor y, float[] direction)
    {
        var values = Scene.Read(y);
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++) sum += (double)values[i] * direction[i];
        return sum;
    }

    private static float[] Draw(ArraySpec spec, ref Rng rng)
    {
        var values = new float[spec.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = spec.Start + (float)((spec.Kind is ArrayKind.Weight ? 0.8 : 0.2) * rng.NextNormal());
        return values;
    }

    private static IEnumerable<ArraySpec> Plain(string name, Filter filter) =>
        [new($"{name}.weights", filter.Length, ArrayKind.Weight, 0), new($"{name}.bias", filter.Outputs, ArrayKind.Bias, 0)];

    private static IEnumerable<ArraySpec> Unit(string name, Filter filter) =>
        [new($"{name}.weights", filter.Length, ArrayKind.Weight, 0), .. Norm(name, filter.Outputs)];

    private static IEnumerable<ArraySpec> Norm(string name, int channels) =>
    [
        new($"{name}.scale", channels, ArrayKind.Scale, 1), new($"{name}.shift", channels, ArrayKind.Shift, 0),
        new($"{name}.mean", channels, ArrayKind.Mean, 0), new($"{name}.variance", channels, ArrayKind.Variance, 1),
    ];

    private static IEnumerable<ArraySpec> Squeeze(string name, int channels, int squeeze) =>
        [.. Plain($"{name}.down", new Filter(1, channels, squeeze)), .. Plain($"{name}.up", new Filter(1, squeeze, 2 * channels))];
}
