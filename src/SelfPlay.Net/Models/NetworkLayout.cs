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
        var filters = tower.Filters;
        AddUnit(specs, "input", new Filter(3, config.Planes, filters));
        for (var i = 0; i < tower.Blocks; i++)
        {
            AddUnit(specs, $"block{i}.first", new Filter(3, filters, filters));
            // A block starts as the identity (Goyal et al. 2017, section 5.1): signals pass a deep tower unharmed.
            AddUnit(specs, $"block{i}.second", new Filter(3, filters, filters), scale: 0);
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
    public static long MultiplyAdds(NetworkConfig config)
    {
        var filters = config.Tower.Filters;
        var squeeze = config.Tower.SqueezeChannels == 0 ? 0L : SqueezeDown(config).Length + SqueezeUp(config).Length;
        var perCell = new Filter(3, config.Planes, filters).Length + (2L * config.Tower.Blocks * new Filter(3, filters, filters).Length)
            + PolicyBody(config).Length + (config.HasSpatialPolicy ? PolicyOutput(config).Length : 0) + ValueBody(config).Length;
        return (perCell * config.Cells) + (config.Tower.Blocks * squeeze) + (config.HasSpatialPolicy ? 0 : PolicyOutput(config).Length)
            + ValueHidden(config).Length + ValueOutput(config).Length;
    }

    /// <summary>The convolutions and linear layers of a network for batches of up to so many positions. Blocks are alike, so one stands for all.</summary>
    internal static IReadOnlyList<ConvolutionPlan> Plans(NetworkConfig config, int rows)
    {
        var (filters, tower) = (config.Tower.Filters, config.Tower);
        var board = new Shape(rows, config.Height, config.Width, filters);
        var policyBody = board.WithChannels(PolicyBody(config).Outputs);
        var plans = new List<ConvolutionPlan>
        {
            new(new Filter(3, config.Planes, filters), board.WithChannels(config.Planes)),
            new(new Filter(3, filters, filters), board),
            new(PolicyBody(config), board),
            new(PolicyOutput(config), config.HasSpatialPolicy ? policyBody : policyBody.Flattened()),
            new(ValueBody(config), board),
            new(ValueHidden(config), board.WithChannels(tower.ValueChannels).Flattened()),
            new(ValueOutput(config), Shape.Vector(rows, tower.ValueHidden)),
        };
        if (tower.SqueezeChannels == 0) return plans;
        plans.Add(new ConvolutionPlan(SqueezeDown(config), Shape.Vector(rows, filters)));
        plans.Add(new ConvolutionPlan(SqueezeUp(config), Shape.Vector(rows, tower.SqueezeChannels)));
        return plans;
    }

    /// <summary>Height and width of what convolutions get.</summary>
    internal static Shape Board(NetworkConfig config) => new(1, config.Height, config.Width, config.Planes);

    /// <summary>Those of what linear layers get.</summary>
    internal static Shape NoBoard => Shape.Vector(1, 1);

    internal static Filter SqueezeDown(NetworkConfig config) => new(1, config.Tower.Filters, config.Tower.SqueezeChannels);

    internal static Filter SqueezeUp(NetworkConfig config) => new(1, config.Tower.SqueezeChannels, 2 * config.Tower.Filters);

    internal static Filter PolicyBody(NetworkConfig config) => config.HasSpatialPolicy
        ? new(3, config.Tower.Filters, config.Tower.Filters)
        : new(1, config.Tower.Filters, config.Tower.PolicyChannels);

    internal static Filter PolicyOutput(NetworkConfig config) => config.HasSpatialPolicy
        ? new(1, config.Tower.Filters, config.PolicyPlanes)
        : new(1, config.Cells * config.Tower.PolicyChannels, config.PolicySize);

    internal static Filter ValueBody(NetworkConfig config) => new(1, config.Tower.Filters, config.Tower.ValueChannels);

    internal static Filter ValueHidden(NetworkConfig config) => new(1, config.Cells * config.Tower.ValueChannels, config.Tower.ValueHidden);

    internal static Filter ValueOutput(NetworkConfig config) => new(1, config.Tower.ValueHidden, Training.ValueTargets.Classes);

    private static void AddUnit(List<ArraySpec> specs, string name, Filter filter, float scale = 1)
    {
        specs.Add(Weights(name, filter, 1));
        specs.Add(new ArraySpec($"{name}.scale", filter.Outputs, ArrayKind.Scale, scale));
        specs.Add(new ArraySpec($"{name}.shift", filter.Outputs, ArrayKind.Shift, 0));
        specs.Add(new ArraySpec($"{name}.mean", filter.Outputs, ArrayKind.Mean, 0));
        specs.Add(new ArraySpec($"{name}.variance", filter.Outputs, ArrayKind.Variance, 1));
    }

    private static void AddPlain(List<ArraySpec> specs, string name, Filter filter, float gain = 1)
    {
        specs.Add(Weights(name, filter, gain));
        specs.Add(new ArraySpec($"{name}.bias", filter.Outputs, ArrayKind.Bias, 0));
    }

    /// <summary>He et al. 2015: variance 2 / fan-in keeps the size of a signal through ReLU.</summary>
    private static ArraySpec Weights(string name, Filter filter, float gain) =>
        new($"{name}.weights", filter.Length, ArrayKind.Weight, gain * MathF.Sqrt(2f / (filter.Taps * filter.Inputs)));
}
