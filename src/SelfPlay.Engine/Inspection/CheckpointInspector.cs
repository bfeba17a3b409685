using SelfPlay.Games.Core;
using SelfPlay.Net.Checkpoints;
using SelfPlay.Net.Models;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Engine.Inspection;

/// <summary>Says what is in a checkpoint.</summary>
internal static class CheckpointInspector
{
    public static Finding Inspect(string path)
    {
        var finding = new Finding("checkpoint", path);
        try
        {
            Describe(finding, CheckpointFile.Read(path));
        }
        catch (InvalidDataException exception)
        {
            finding.Damage.Add(exception.Message);
        }

        return finding;
    }

    private static void Describe(Finding finding, Checkpoint checkpoint)
    {
        finding.Summary = $"generation {checkpoint.Generation}, step {checkpoint.Step}, sha-256 {checkpoint.Hash}";
        finding
            .Add("game", checkpoint.Game)
            .Add("encoder", EncoderWords(checkpoint))
            .Add("network", NetworkWords(checkpoint.Network))
            .Add("generation", checkpoint.Generation)
            .Add("step", checkpoint.Step)
            .Add("weights", Size(checkpoint.Weights))
            .Add("playing weights", Size(checkpoint.PlayWeights))
            .Add("optimiser numbers", Size(checkpoint.State))
            .Add("sha-256", checkpoint.Hash);
        foreach (var array in checkpoint.Weights.Concat(checkpoint.PlayWeights).Where(array => array.Values.Any(value => !float.IsFinite(value))))
            finding.Damage.Add($"{array.Name} holds numbers that are not finite: the training diverged; use the checkpoint of an earlier generation");
    }

    private static string EncoderWords(Checkpoint checkpoint)
    {
        var known = GameCatalog.Find(checkpoint.Game)?.EncoderVersion;
        return known == checkpoint.EncoderVersion ? $"version {known}" : $"version {checkpoint.EncoderVersion}; this build has {known?.ToString() ?? "no such game"}";
    }

    private static string NetworkWords(NetworkConfig network) =>
        $"{network.Height}x{network.Width}x{network.Planes} planes, {network.Tower.Filters} filters x {network.Tower.Blocks} blocks" +
        $"{(network.Tower.SqueezeChannels > 0 ? ", squeeze-and-excitation" : "")}, policy of {network.PolicySize}";

    private static long Size(IReadOnlyList<NamedArray> arrays) => arrays.Sum(array => (long)array.Values.Length);
}
