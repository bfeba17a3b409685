using System.Globalization;
using SelfPlay.Engine.Rating;
using SelfPlay.Net.Backends;
using SelfPlay.Net.Models;
using SelfPlay.Net.Training;

namespace SelfPlay.Engine.Run;

/// <summary>What a run will use, in words, before it uses it; and the refusal of a run that cannot fit.</summary>
internal static class RunFacts
{
    /// <summary>What memory holds of a sample on disk: its surprise, and its part of its game's place, both with room to grow.</summary>
    private const long IndexBytesPerSample = 8;

    /// <summary>The newest and an earlier one, on each thread.</summary>
    private const int RatedNetworks = 2;

    public static IReadOnlyList<KeyValuePair<string, string>> Of(
        RunContext context, IBackend backend, Rehearsal? rehearsal, IReadOnlyList<GenerationReport> history)
    {
        var (config, tower) = (context.Config, context.Config.Network);
        var facts = new List<KeyValuePair<string, string>>
        {
            new("device", backend.Description),
            new("network", Text($"{tower.Filters} filters x {tower.Blocks} blocks, {NetworkLayout.ParameterCount(context.Network):N0} parameters, {context.Game.Planes} planes, {context.Game.PolicySize} policy indices")),
            new("search", Text($"{config.Search.Kind.ToString().ToLowerInvariant()}, {config.Search.Simulations} simulations, {config.SelfPlay.InFlightOn(context.Options.Threads)} games in flight on each of {context.Options.Threads} threads")),
            new("memory", Text($"at most about {Size(Memory(context))} of {Size(AvailableMemory)}")),
            new("disk", Text($"about {Size(CheckpointBytes(context))} a kept checkpoint, {Size(FreeDisk(context))} free")),
        };
        if (config.Start.Checkpoint.Length > 0) facts.Insert(2, new("begins with", config.Start.Checkpoint));
        if (config.Replay.DatasetShare > 0) facts.Add(new("real games", Text($"{100 * config.Replay.DatasetShare:0.#} % of each batch from {config.Replay.Dataset}")));
        if (backend.FreeMemory is { } free)
            facts.Insert(1, new("device memory", Text($"about {Size(DeviceMemory(context, backend))} taken for the fit and {(1 + RatedNetworks) * context.Options.Threads} networks that play or are rated, {Size(free)} left")));
        if (rehearsal is not null)
            facts.Add(new("speed", Text($"about {rehearsal.PositionsPerSecond:N0} positions/s, {rehearsal.GamesPerHour:N0} games an hour (rehearsed)")));
        else if (history.Count > 0 && history[^1] is { GenerateSeconds: > 0, PositionsPerSecond: > 0 } last)
            facts.Add(new("speed", Text($"about {last.PositionsPerSecond:N0} positions/s, {3600 * last.Games / (last.GenerateSeconds + last.FitSeconds):N0} games an hour (last generation)")));
        return facts;
    }

    /// <exception cref="InputException">The run cannot fit in memory or on disk; names the settings that would help.</exception>
    public static void RefuseWhatCannotFit(RunContext context)
    {
        var memory = Memory(context);
        if (memory > AvailableMemory)
            throw new InputException($"the run needs about {Size(memory)} of memory, and this machine has {Size(AvailableMemory)}: lower learning.batchSize, replay.windowLimit, selfPlay.cachePositions or network.filters");
        var disk = 4 * CheckpointBytes(context);
        if (FreeDisk(context) < disk)
            throw new InputException($"the disk of {context.Directory.Path} has {Size(FreeDisk(context))} free, and the run needs at least {Size(disk)}: free some, or name another folder with --runs-dir");
    }

    private static long AvailableMemory => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    private static long Memory(RunContext context)
    {
        var (config, threads) = (context.Config, context.Options.Threads);
        var window = config.Replay.WindowLimit * IndexBytesPerSample;
        var cache = (long)threads * config.SelfPlay.CachePositions * CacheBytesPerPosition;
        return DeviceMemory(context, null) + window + cache;
    }

    /// <summary>What the networks take, which is on the device where there is one; weights and work space as the backend has them, if given.</summary>
    private static long DeviceMemory(RunContext context, IBackend? backend)
    {
        var (config, threads) = (context.Config, context.Options.Threads);
        return MemoryEstimate.Training(context.Network, config.Learning.BatchSize, config.Learning.Optimizer)
            + Work(context, backend, config.Learning.BatchSize, training: true)
            + (threads * Playing(context, backend, config.SelfPlay.InFlightOn(threads)))
            + (RatedNetworks * threads * Playing(context, backend, Rater.GamesInFlight));
    }

    private static long Playing(RunContext context, IBackend? backend, int rows) =>
        MemoryEstimate.Inference(context.Network, rows, backend) + Work(context, backend, rows, training: false);

    private static long Work(RunContext context, IBackend? backend, int rows, bool training) =>
        backend is null ? 0 : MemoryEstimate.Work(backend, context.Network, rows, training);

    /// <summary>An entry of the evaluation cache: keys, values and the logits of 48 moves.</summary>
    private const long CacheBytesPerPosition = 240;

    /// <summary>Weights, their average and the moments.</summary>
    private static long CheckpointBytes(RunContext context) => 4L * sizeof(float) * NetworkLayout.ParameterCount(context.Network);

    private static long FreeDisk(RunContext context) => new DriveInfo(Path.GetFullPath(context.Directory.Path)).AvailableFreeSpace;

    private static string Size(long bytes) => bytes >= 10_000_000_000 ? Text($"{bytes / 1e9:N0} GB") : bytes >= 10_000_000 ? Text($"{bytes / 1e6:N0} MB") : Text($"{bytes / 1e6:N1} MB");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
