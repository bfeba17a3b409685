using System.Globalization;
using SelfPlay.Net.Backends;
using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Fitting;

/// <summary>What a fit will use, in words, before it uses it.</summary>
internal static class FitFacts
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(FitContext context, IBackend backend, FitData data, int stepsPerEpoch, int measureEvery)
    {
        var (tower, learning, fit) = (context.Config.Network, context.Config.Learning, context.Config.Fit);
        return
        [
            new("device", backend.Description),
            new("network", Text($"{tower.Filters} filters x {tower.Blocks} blocks, {NetworkLayout.ParameterCount(context.Network):N0} parameters")),
            new("begins with", context.Config.Start.Checkpoint.Length == 0 ? "an untrained network" : context.Config.Start.Checkpoint),
            new("data set", fit.Dataset),
            new("positions", Text($"{data.Training.Count:N0} of {data.Training.Games:N0} games to learn from, {data.Validation.Count:N0} of {data.Validation.Games:N0} for validation, {data.Test.Count:N0} of {data.Test.Games:N0} for the test")),
            new("steps", Text($"{stepsPerEpoch:N0} of up to {learning.BatchSize} positions an epoch, {fit.Epochs} epochs at most; measured every {measureEvery:N0} steps on {Math.Min(fit.ValidationSamples, data.Validation.Count):N0} positions")),
            new("ends early", fit.Patience == 0 ? "never" : Text($"when {fit.Patience} measurements in a row are no better than the best")),
        ];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
