using SelfPlay.Engine.Data;
using SelfPlay.Engine.Import;
using SelfPlay.Engine.Views;

namespace SelfPlay.Engine.Inspection;

/// <summary>Says what is in a data set: its splits, what became of the games of each source, and every shard.</summary>
internal static class DataSetInspector
{
    public static Finding Inspect(string path)
    {
        var set = DataSet.Open(path);
        var finding = new Finding("data set", set.Path);
        try
        {
            Describe(finding, set, set.ReadManifest());
        }
        catch (InputException exception)
        {
            finding.Damage.Add(exception.Message);
        }

        return finding;
    }

    private static void Describe(Finding finding, DataSet set, DataSetManifest manifest)
    {
        var kept = manifest.Training.Games + manifest.Validation.Games + manifest.Test.Games;
        finding.Summary = $"{Figures.Count(kept)} imported games";
        if (KnownGames.FaultOf(set.HashesPath, manifest.HashBytes) is { } fault) finding.Damage.Add(fault);
        finding.Add("format", manifest.Format.ToString()).Add("games", kept);
        foreach (var split in Enum.GetValues<DataSplit>())
        {
            finding.Add(split.ToString().ToLowerInvariant(), ImportText.Split(manifest[split]));
            AddShards(finding, set, split, manifest[split]);
        }

        for (var i = 0; i < manifest.Sources.Count; i++) finding.Add($"source {i + 1}", ImportText.Source(manifest.Sources[i]) + Settings(manifest.Sources[i]));
    }

    private static void AddShards(Finding finding, DataSet set, DataSplit split, SplitSize size)
    {
        for (var number = 1; number <= size.Shards; number++)
        {
            var path = set.ShardPath(split, number);
            if (File.Exists(path)) finding.Parts.Add(ShardInspector.Inspect(path));
            else finding.Damage.Add($"{path} is missing: import the games again into another folder");
        }
    }

    private static string Settings(DataSource source) => source.Settings.Length > 0 ? $" ({source.Settings})" : "";
}
