using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Run;

/// <summary>metrics.jsonl: one <see cref="GenerationReport"/> per line, each line written at once.</summary>
public sealed class RunMetrics
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
    private readonly List<GenerationReport> _reports;

    private RunMetrics(string path, List<GenerationReport> reports)
    {
        _path = path;
        _reports = reports;
    }

    /// <summary>One report per generation, oldest first.</summary>
    public IReadOnlyList<GenerationReport> Reports => _reports;

    /// <summary>Reads the lines of a run that may be going on; a line that is cut or makes no sense is left out, and told.</summary>
    public static IReadOnlyList<GenerationReport> Read(string path, Action<string>? warn = null) => Read(path, int.MaxValue, warn ?? (_ => { }));

    /// <summary>
    /// Opens the file to go on after <paramref name="newestGeneration"/>: removes what a kill left behind, that is a cut line and the reports of
    /// later generations, which will be made again, and second reports of a generation.
    /// </summary>
    public static RunMetrics Open(string path, int newestGeneration, Action<string> warn)
    {
        var reports = Read(path, newestGeneration, warn);
        var text = string.Concat(reports.Select(Line));
        if (File.Exists(path) && File.ReadAllText(path) != text) AtomicFile.WriteText(path, text);
        return new RunMetrics(path, reports);
    }

    public void Append(GenerationReport report)
    {
        using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(Encoding.UTF8.GetBytes(Line(report)));
        file.Flush(flushToDisk: true);
        _reports.Add(report);
    }

    private static List<GenerationReport> Read(string path, int newestGeneration, Action<string> warn)
    {
        var reports = new SortedDictionary<int, GenerationReport>();
        if (!File.Exists(path)) return [];
        var lines = File.ReadAllText(path).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) continue;
            if (Parse(lines[i]) is not { } report) warn($"{path}: line {i + 1} is cut or damaged and is left out");
            else if (report.Generation <= newestGeneration) reports.TryAdd(report.Generation, report);
        }

        return [.. reports.Values];
    }

    private static string Line(GenerationReport report) => JsonSerializer.Serialize(report, Options) + "\n";

    private static GenerationReport? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<GenerationReport>(line, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
