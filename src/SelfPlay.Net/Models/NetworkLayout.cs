using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Models;

/// <summary>
/// The arrays of a network, in the order in which they are kept:
/// <code>
/// input                  3x3 convolution + normalisation + ReLU
/// block0 .. blockN       first and second (3x3 convolution + normalisation), squeeze.down and squeeze.up if asked
/// policy.body, .output   spatial: 3x3 F to F, then 1x1 to planes; otherwise 1x1 F to few, then linear to the policy
/// value.body, .hidden, .output
/// </code>
/// </summary>
public static class NetworkLayout
{
    /// <summary>Output layers start this much smaller than He's rule, so that the first policy is nearly uniform and the first value nearly even.</summary>
    private const float SmallGain = 0.1f;

    public static IReadOnlyList<ArraySpec> Of(NetworkConfig config)
    {
        var specs = new List<ArraySpec>();
        var tower = config.Tower;
        AddUnit(specs, "input", Input(config));
        for (var i = 0; i < tower.Blocks; i++)
        {
            AddUnit(specs, $"block{i}.first", BlockConvolution(config));
            // A block starts as the identity (Goyal et al. 2017, section 5.1): signals pass a deep tower unharmed.
            AddUnit(specs, $"block{i}.second", BlockConvolution(config), scale: 0);
            if (tower.SqueezeChannels == 0) continue;
            AddPlain(specs, $"block{i}.squeeze.down", SqueezeDown(config));
            AddPlain(specs, $"block{i}.squeeze.up", SqueezeUp(config), SmallGain);
        }

        AddUnit(specs, "policy.body", PolicyBody(config));
        AddPlain(specs, "policy.output", PolicyOutput(config), SmallGain);
        AddUnit(specs, "value.body", ValueBody(config));
        AddPlain(specs, "value.hidden", ValueHidden(config));
        AddPlain(specs, "value.output", ValueOutput(config), SmallGain);
        return specs;
    }

    /// <summary>Numbers that are learnt.</summary>
    public static long ParameterCount(NetworkConfig config) => Of(config).Where(spec => spec.IsLearnt).Sum(spec => (long)spec.Length);

    /// <summary>Multiplications with a following addition that convolutions and linear layers need for one position.</summary>
    public static long MultiplyAdds(NetworkConfig config) => Convolutions(config).Sum(plan => (long)plan.Filter.Length * plan.Input.Cells);

    /// <summary>What a network does with batches of up to so many positions. Blocks are alike, so one stands for all.</summary>
    internal static IReadOnlyList<ConvolutionPlan> Plans(NetworkConfig config, int rows) =>
        [.. Convolutions(config).Select(plan => plan with { Input = plan.Input.WithBatch(rows) }).Distinct()];

    /// <summary>All convolutions and linear layers of a network, with what they get for one position.</summary>
    internal static IEnumerable<ConvolutionPlan> Convolutions(NetworkConfig config)
    {
        ConvolutionPlan[] block = config.Tower.SqueezeChannels == 0
            ? [BlockConvolution(config), BlockConvolution(config)]
            : [BlockConvolution(config), BlockConvolution(config), SqueezeDown(config), SqueezeUp(config)];
        return
        [
            Input(config),
            .. Enumerable.Repeat(block, config.Tower.Blocks).SelectMany(convolutions => convolutions),
            PolicyBody(config), PolicyOutput(config), ValueBody(config), ValueHidden(config), ValueOutput(config),
        ];
    }

    internal static ConvolutionPlan Input(NetworkConfig config) => OnBoard(config, new Filter(3, config.Planes, config.Tower.Filters));

    internal static ConvolutionPlan BlockConvolution(NetworkConfig config) => OnBoard(config, new Filter(3, config.Tower.Filters, config.Tower.Filters));

    internal static ConvolutionPlan SqueezeDown(NetworkConfig config) => Linear(config.Tower.Filters, config.Tower.SqueezeChannels);

    internal static ConvolutionPlan SqueezeUp(NetworkConfig config) => Linear(config.Tower.SqueezeChannels, 2 * config.Tower.Filters);

    internal static ConvolutionPlan PolicyBody(NetworkConfig config) => OnBoard(config, config.HasSpatialPolicy
        ? new(3, config.Tower.Filters, config.Tower.Filters)
        : new(1, config.Tower.Filters, config.Tower.PolicyChannels));

    internal static ConvolutionPlan PolicyOutput(NetworkConfig config) => config.HasSpatialPolicy
        ? OnBoard(config, new Filter(1, config.Tower.Filters, config.PolicyPlanes))
        : Linear(config.Cells * config.Tower.PolicyChannels, config.PolicySize);

    internal static ConvolutionPlan ValueBody(NetworkConfig config) => OnBoard(config, new Filter(1, config.Tower.Filters, config.Tower.ValueChannels));

    internal static ConvolutionPlan ValueHidden(NetworkConfig config) => Linear(config.Cells * config.Tower.ValueChannels, config.Tower.ValueHidden);

    internal static ConvolutionPlan ValueOutput(NetworkConfig config) => Linear(config.Tower.ValueHidden, Training.ValueTargets.Classes);

    private static ConvolutionPlan OnBoard(NetworkConfig config, Filter filter) => new(filter, new Shape(1, config.Height, config.Width, filter.Inputs));

    private static ConvolutionPlan Linear(int inputs, int outputs) => new(new Filter(1, inputs, outputs), Shape.Vector(1, inputs));

    private static void AddUnit(List<ArraySpec> specs, string name, ConvolutionPlan plan, float scale = 1)
    {
        var filter = plan.Filter;
        specs.Add(Weights(name, filter, 1));
        specs.Add(new ArraySpec($"{name}.scale", filter.Outputs, ArrayKind.Scale, scale));
        specs.Add(new ArraySpec($"{name}.shift", filter.Outputs, ArrayKind.Shift, 0));
        specs.Add(new ArraySpec($"{name}.mean", filter.Outputs, ArrayKind.Mean, 0));
        specs.Add(new ArraySpec($"{name}.variance", filter.Outputs, ArrayKind.Variance, 1));
    }

    private static void AddPlain(List<ArraySpec> specs, string name, ConvolutionPlan plan, float gain = 1)
    {
        var filter = plan.Filter;
        specs.Add(Weights(name, filter, gain));
        specs.Add(new ArraySpec($"{name}.bias", filter.Outputs, ArrayKind.Bias, 0));
    }

    /// <summary>He et al. 2015: variance 2 / fan-in keeps the size of a signal through ReLU.</summary>
    private static ArraySpec Weights(string name, Filter filter, float gain) =>
        new($"{name}.weights", filter.Length, ArrayKind.Weight, gain * MathF.Sqrt(2f / (filter.Taps * filter.Inputs)));
}
