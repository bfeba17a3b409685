using SelfPlay.Engine.Data;
using SelfPlay.Engine.Import;
using SelfPlay.Games.Core;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Import;

/// <summary>Imports in a folder that goes with the test.</summary>
internal sealed class ImportBench : IImportObserver, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public List<string> Warnings { get; } = [];

    /// <summary>Called whenever progress is told.</summary>
    public Action? OnProgress { get; set; }

    public string this[string name] => _folder[name];

    public DataSet Set(string name = "set") => DataSet.Open(_folder[name]);

    public string Write(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(_folder[name], bytes);
        return _folder[name];
    }

    /// <summary>Imports files of the folder.</summary>
    public ImportEnd Import(string file, string into = "set", ImportOptions? options = null, Game? game = null, TimeProvider? time = null, CancellationToken cancel = default) =>
        Importer.Run(
            game ?? PgnExamples.Chess,
            (options ?? new ImportOptions { Files = [], Into = "" }) with { Files = [_folder[file]], Into = _folder[into] },
            Stream.Null,
            this,
            time ?? TimeProvider.System,
            cancel);

    /// <summary>All files of a data set that hold games, by their name in it.</summary>
    public Dictionary<string, byte[]> Bytes(string set = "set") =>
        Directory.EnumerateFiles(_folder[set], "*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".shard", StringComparison.Ordinal) || path.EndsWith(".bin", StringComparison.Ordinal) || path.EndsWith(".txt", StringComparison.Ordinal))
            .ToDictionary(path => Path.GetRelativePath(_folder[set], path), File.ReadAllBytes);

    public void Progressed(ImportProgress progress) => OnProgress?.Invoke();

    public void Imported(DataSource source)
    {
    }

    public void Warned(string message) => Warnings.Add(message);

    public void Dispose() => _folder.Dispose();
}
