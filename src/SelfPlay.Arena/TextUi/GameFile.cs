using SelfPlay.Engine;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Arena.TextUi;

/// <summary>A file of games whose last one is being played: what stood there before stays, and the game is replaced as it goes on. Written whole
/// each time, so that a reader or a crash never meets half a game.</summary>
internal sealed class GameFile
{
    private string _before;
    private string _current = "";

    /// <exception cref="InputException">The path cannot be a file.</exception>
    public GameFile(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(Path)) throw new InputException($"{path} is a folder: give the name of a file");
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(Path))) throw new InputException($"{path} lies in a folder that is not there: make it first, or name another");
        _before = File.Exists(Path) ? File.ReadAllText(Path) : "";
    }

    public string Path { get; }

    /// <summary>Writes the game as it stands now, in place of how it stood before.</summary>
    public void Write(string game)
    {
        _current = game;
        AtomicFile.WriteText(Path, _before + Gap + _current);
    }

    /// <summary>The next game that is written stands behind the last one.</summary>
    public void Begin()
    {
        if (_current.Length > 0) _before += Gap + _current;
        _current = "";
    }

    /// <summary>An empty line between two games.</summary>
    private string Gap => _before.Length == 0 || _before.EndsWith("\n\n", StringComparison.Ordinal) ? "" : _before.EndsWith('\n') ? "\n" : "\n\n";
}
