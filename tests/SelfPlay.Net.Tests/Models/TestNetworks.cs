using SelfPlay.Net.Models;
using SelfPlay.Net.Random;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Tests.Models;

/// <summary>Small networks of every kind, and batches of random rows for them.</summary>
internal static class TestNetworks
{
    /// <summary>Policy by convolution: two planes on a 3x4 board.</summary>
    public static NetworkConfig Spatial { get; } = new(3, 4, 3, 24, new TowerConfig { Filters = 5, Blocks = 2, ValueChannels = 2, ValueHidden = 6 });

    /// <summary>Policy by a linear layer, and squeeze-and-excitation.</summary>
    public static NetworkConfig Flat { get; } = new(
        4, 3, 2, 7, new TowerConfig { Filters = 6, Blocks = 2, SqueezeChannels = 3, PolicyChannels = 3, ValueChannels = 2, ValueHidden = 5 });

    public static NetworkConfig[] All { get; } =
    [
        Spatial,
        Flat,
        Spatial with { Tower = Spatial.Tower with { SqueezeChannels = 2 } },
        Flat with { Tower = Flat.Tower with { Blocks = 0 } },
    ];

    /// <summary>As many filters as GPUs have fast ways for: Winograd's transforms, and half precision from layer to layer.</summary>
    public static NetworkConfig[] Wide { get; } =
    [
        Spatial with { Tower = Spatial.Tower with { Filters = 16, Blocks = 1, ValueChannels = 8, ValueHidden = 8 } },
        Flat with { Tower = Flat.Tower with { Filters = 16, Blocks = 1, SqueezeChannels = 8, PolicyChannels = 8, ValueChannels = 8, ValueHidden = 16 } },
    ];

    /// <summary>Weights as after some training: scales off one and zero, averages off their start, biases off zero.</summary>
    public static NetworkWeights Trained(NetworkConfig config, ulong seed)
    {
        var initial = NetworkWeights.Initial(config, seed);
        var rng = new Rng(seed, 77);
        foreach (var array in initial.Arrays)
        {
            for (var i = 0; i < array.Values.Length; i++)
            {
                var noise = (float)rng.NextDouble();
                if (array.Name.EndsWith(".variance", StringComparison.Ordinal)) array.Values[i] = 0.5f + noise;
                else if (array.Name.EndsWith(".scale", StringComparison.Ordinal)) array.Values[i] = 0.5f + noise;
                else if (!array.Name.EndsWith(".weights", StringComparison.Ordinal)) array.Values[i] = noise - 0.5f;
            }
        }

        return initial;
    }

    /// <summary>Rows with random planes and targets; some weights are 0, most rows have illegal moves.</summary>
    public static TrainingBatch RandomBatch(NetworkConfig config, int rows, ulong seed)
    {
        var rng = new Rng(seed);
        var batch = new TrainingBatch(rows, config.Cells * config.Planes, rows * config.PolicySize) { Rows = rows };
        for (var i = 0; i < batch.Planes.Length; i++) batch.Planes[i] = (float)rng.NextNormal();
        for (var row = 0; row < rows; row++)
        {
            FillPolicy(batch.Policy, row, config.PolicySize, ref rng);
            batch.Policy.Weights[row] = row % 4 == 3 ? 0 : 1 + (row % 2);
            batch.Value.Weights[row] = row % 5 == 4 ? 0 : 1 + (row % 3);
            batch.Value.WinDrawLoss[(3 * row) + rng.Next(3)] += 0.75f;
            batch.Value.WinDrawLoss[(3 * row) + rng.Next(3)] += 0.25f;
        }

        return batch;
    }

    private static void FillPolicy(PolicyTargets policy, int row, int policySize, ref Rng rng)
    {
        var end = policy.Starts[row];
        for (var index = 0; index < policySize; index++)
        {
            if (index != row % policySize && rng.Next(3) == 0) continue;
            policy.Indices[end] = index;
            policy.Probabilities[end++] = (float)rng.NextDouble();
        }

        var entries = policy.Probabilities.AsSpan(policy.Starts[row], end - policy.Starts[row]);
        var sum = 0f;
        foreach (var entry in entries) sum += entry;
        foreach (ref var entry in entries) entry /= sum;
        policy.Starts[row + 1] = end;
    }
}
