using SelfPlay.Net.Backends;
using SelfPlay.Net.Models;

namespace SelfPlay.Net.Training;

/// <summary>Bytes that a network will take on a device, known before anything is allocated. Small work space of the backends is not in it.</summary>
public static class MemoryEstimate
{
    /// <summary>What <see cref="Trainer.MemoryBytes"/> will be: values, their average, gradients, moments, activations and their gradients.</summary>
    public static long Training(NetworkConfig config, int rows, OptimizerKind optimizer)
    {
        var specs = NetworkLayout.Of(config);
        var all = specs.Sum(spec => (long)spec.Length);
        var learnt = NetworkLayout.ParameterCount(config);
        var moments = optimizer == OptimizerKind.AdamW ? 2 : 1;
        var statistics = 2 * (all - learnt);
        return sizeof(float) * ((2 * all) + ((1 + moments) * learnt) + statistics + (rows * TrainingFloatsPerRow(config)));
    }

    /// <summary>What one <see cref="InferenceNet"/> takes for batches of up to <paramref name="rows"/> positions.</summary>
    /// <param name="config">The network.</param>
    /// <param name="rows">Positions of the largest batch.</param>
    /// <param name="backend">Whose form the weights have; null for the plain one.</param>
    public static long Inference(NetworkConfig config, int rows, IBackend? backend = null) =>
        NetworkLayout.Convolutions(config).Sum(plan => FoldedConvolution.Bytes(backend, plan)) + (sizeof(float) * rows * InferenceFloatsPerRow(config));

    /// <summary>What the backend takes besides, for the work of training or of playing; see <see cref="IBackend.WorkBytes"/>.</summary>
    public static long Work(IBackend backend, NetworkConfig config, int rows, bool training) => backend.WorkBytes(NetworkLayout.Plans(config, rows), training);

    private static long TrainingFloatsPerRow(NetworkConfig config)
    {
        var tower = config.Tower;
        long board = config.Cells * tower.Filters, squeeze = tower.SqueezeChannels;
        long policyBody = config.Cells * NetworkLayout.PolicyBody(config).Filter.Outputs, valueBody = config.Cells * tower.ValueChannels;
        // A unit keeps the output of its convolution and that of its normalisation; a block without squeeze-and-excitation is two units.
        var block = (4 * board) + (squeeze == 0 ? 0 : board + (6L * tower.Filters) + (2 * squeeze));
        var towerFloats = (config.Cells * config.Planes) + (2 * board) + (tower.Blocks * block) + (3 * board);
        var policy = (2 * policyBody) + (config.HasSpatialPolicy ? 0 : policyBody) + (2L * config.PolicySize);
        var value = (3 * valueBody) + (2L * tower.ValueHidden) + (2 * ValueTargets.Classes);
        return towerFloats + policy + value;
    }

    private static long InferenceFloatsPerRow(NetworkConfig config)
    {
        var tower = config.Tower;
        long board = config.Cells * tower.Filters, squeeze = tower.SqueezeChannels;
        var towerFloats = (config.Cells * config.Planes) + (2 * board) + (squeeze == 0 ? 0 : board + (3L * tower.Filters) + squeeze);
        var policy = (config.HasSpatialPolicy ? 0 : config.Cells * tower.PolicyChannels) + config.PolicySize;
        var value = (config.Cells * tower.ValueChannels) + tower.ValueHidden + ValueTargets.Classes;
        return towerFloats + policy + value;
    }
}
