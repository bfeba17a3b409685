using System.Text;
using SelfPlay.Engine;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Arena.TextUi;

/// <summary>A file of games of which one is being played: it is replaced as it goes on, and all else stays byte for byte, also what other programs add
/// meanwhile. Written whole each time, so that a reader or a crash never meets half a game.</summary>
internal sealed class GameFile
{
    private byte[] _current = [];

    /// <exception cref="InputException">The path cannot be a file.</exception>
    public GameFile(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(Path)) throw new InputException($"{path} is a folder: give the name of a file");
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(Path))) throw new InputException($"{path} lies in a folder that is not there: make it first, or name another");
    }

    public string Path { get; }

    /// <summary>Writes the game as it stands now, in place of how it stood before.</summary>
    public void Write(string game)
    {
        var (before, after) = Around();
        _current = Encoding.UTF8.GetBytes(game);
        AtomicFile.Write(Path, [.. before, .. Gap(before), .. _current, .. after]);
    }

    /// <summary>The next game that is written stands behind the last one.</summary>
    public void Begin() => _current = [];

    /// <summary>What stands before the game and behind it.</summary>
    private (byte[] Before, byte[] After) Around()
    {
        var all = File.Exists(Path) ? File.ReadAllBytes(Path) : [];
        var at = _current.Length > 0 ? all.AsSpan().LastIndexOf(_current) : -1;
        return at < 0 ? (all, []) : (all[..at], all[(at + _current.Length)..]);
    }

    /// <summary>An empty line between two games.</summary>
    private static ReadOnlySpan<byte> Gap(ReadOnlySpan<byte> before) =>
        before.IsEmpty || before.EndsWith("\n\n"u8) || before.EndsWith("\n\r\n"u8) ? [] : before.EndsWith("\n"u8) ? "\n"u8 : "\n\n"u8;
}
