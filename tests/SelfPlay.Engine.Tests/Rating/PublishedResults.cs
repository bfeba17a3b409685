using System.Globalization;
using System.IO.Compression;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Rating;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Rating;

/// <summary>Tables of results that others published, read by the names of their columns.</summary>
internal static class PublishedResults
{
    /// <summary>The rows of a CSV file of shared/data/rating, packed or not.</summary>
    public static List<Dictionary<string, string>> Read(string name)
    {
        using var file = File.OpenRead(SharedData.Require($"rating/{name}"));
        using var text = new StreamReader(name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var lines = text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var names = lines[0].TrimEnd('\r').Split(',');
        return [.. lines.Skip(1).Select(line => names.Zip(line.TrimEnd('\r').Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    public static double Number(this Dictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);

    public static int Count(this Dictionary<string, string> row, string column) => int.Parse(row[column], CultureInfo.InvariantCulture);

    /// <summary>"W/L/D".</summary>
    public static MatchResult Games(string counts)
    {
        var parts = Parts(counts);
        return new MatchResult(parts[0], parts[2], parts[1]);
    }

    /// <summary>"LL/LD/WL/DD/WD/WW".</summary>
    public static PairCounts Pairs(string counts)
    {
        var parts = Parts(counts);
        return new PairCounts(parts[0], parts[1], parts[2] + parts[3], parts[4], parts[5]);
    }

    private static int[] Parts(string counts) => Array.ConvertAll(counts.Split('/'), part => int.Parse(part, CultureInfo.InvariantCulture));
}
