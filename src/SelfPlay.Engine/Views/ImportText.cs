using SelfPlay.Engine.Data;
using SelfPlay.Engine.Import;
using static SelfPlay.Engine.Views.Figures;

namespace SelfPlay.Engine.Views;

/// <summary>What an import does, in words.</summary>
internal static class ImportText
{
    private const double Mega = 1e6;

    public static string Progress(ImportProgress progress) =>
        $"{Share(progress)}{Count(progress.Games)} games  {Count(progress.Positions)} positions  {Count(progress.GamesPerSecond)} games/s{Left(progress)}  {Path.GetFileName(progress.Path)}";

    /// <summary>"a.pgn: 555 games read, 2 skipped, 10 left out (rating 9, no result 1), 3 duplicates, 542 kept".</summary>
    public static string Source(DataSource source) => $"{source.Path}: {Counts(source.Counts)}{(source.Done ? "" : "; not read to its end")}";

    public static IEnumerable<string> End(ImportEnd end)
    {
        var sources = end.Sources;
        if (sources.Count > 1) yield return $"all {sources.Count} files: {Counts(Sum(sources))}";
        var speed = end.Elapsed > TimeSpan.Zero ? end.Games / end.Elapsed.TotalSeconds : 0;
        yield return $"{(end.Interrupted ? "stopped" : "done")} after {Duration(end.Elapsed)}, {Count(speed)} games/s: {end.Set.Path}";
        foreach (var split in Enum.GetValues<DataSplit>()) yield return $"  {split.ToString().ToLowerInvariant(),-10}  {Split(end.Manifest[split])}";
        if (sources.Sum(source => source.Counts.Skipped) is var skipped and > 0) yield return $"Why {Count(skipped)} games were skipped stands in {end.Set.ReportPath}";
        if (end.Interrupted) yield return "What was read is kept; the same command goes on.";
    }

    public static string Split(SplitSize size) => $"{Count(size.Games)} games, {Count(size.Samples)} positions";

    public static string Counts(ImportCounts counts)
    {
        var left = counts.LeftOut.Sum(reason => reason.Value);
        var reasons = string.Join(", ", counts.LeftOut.Select(reason => $"{reason.Key} {Count(reason.Value)}"));
        return $"{Count(counts.Read)} games read, {Count(counts.Skipped)} skipped, {Count(left)} left out{(left > 0 ? $" ({reasons})" : "")}, {Count(counts.Duplicates)} duplicates, {Count(counts.Kept)} kept";
    }

    public static string Megabytes(long bytes) => $"{bytes / Mega:#,0} MB";

    private static string Share(ImportProgress progress) => progress.Length is > 0 and var length ? $"{Percent((double)progress.Bytes / length)}  " : "";

    private static string Left(ImportProgress progress) => progress.Length is null ? "" : $"  left {Duration(progress.Remaining)}";

    private static ImportCounts Sum(IReadOnlyList<DataSource> sources) => new()
    {
        Read = sources.Sum(source => source.Counts.Read),
        Skipped = sources.Sum(source => source.Counts.Skipped),
        Kept = sources.Sum(source => source.Counts.Kept),
        Duplicates = sources.Sum(source => source.Counts.Duplicates),
        LeftOut = sources.SelectMany(source => source.Counts.LeftOut)
            .GroupBy(reason => reason.Key, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(reason => reason.Value)),
    };
}
