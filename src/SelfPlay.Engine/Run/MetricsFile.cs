using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Run;

/// <summary>A file of reports, one per line as JSON, each line written at once and each with a number of its own.</summary>
public class MetricsFile<TReport>
    where TReport : class, INumberedReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true, // sums and shares of the counts beside them
        // A loss that diverged is "NaN": a line like any other, not the end of the run.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly string _path;
    private readonly List<TReport> _reports;

    /// <summary>
    /// Opens the file to go on after the report with number <paramref name="newest"/>: removes what a kill left behind, that is a cut line and later reports,
    /// which will be made again, and second reports with a number.
    /// </summary>
    protected MetricsFile(string path, int newest, Action<string> warn)
    {
        (_path, _reports) = (path, Read(path, newest, warn));
        var text = string.Concat(_reports.Select(Line));
        if (File.Exists(path) && File.ReadAllText(path) != text) AtomicFile.WriteText(path, text);
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<TReport> Reports => _reports;

    public void Append(TReport report)
    {
        using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(Encoding.UTF8.GetBytes(Line(report)));
        file.Flush(flushToDisk: true);
        _reports.Add(report);
    }

    /// <summary>Reads the lines of a file that may be growing, up to a number; a line that is cut or makes no sense is left out, and told.</summary>
    protected static List<TReport> Read(string path, int newest, Action<string> warn)
    {
        var reports = new SortedDictionary<int, TReport>();
        if (!File.Exists(path)) return [];
        var lines = File.ReadAllText(path).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) continue;
            if (Parse(lines[i]) is not { } report) warn($"{path}: line {i + 1} is cut or damaged and is left out");
            else if (report.Number <= newest) reports.TryAdd(report.Number, report);
        }

        return [.. reports.Values];
    }

    private static string Line(TReport report) => JsonSerializer.Serialize(report, Options) + "\n";

    private static TReport? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<TReport>(line, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
