using System.IO.Compression;
using System.Text.RegularExpressions;

namespace SelfPlay.Games.Tests.Chess;

/// <summary>The moves of games in PGN files, as far as tests need it: main lines of games from the usual start, without comments.</summary>
internal static partial class PgnGames
{
    public static IEnumerable<string[]> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        return TagBlocks().Split(text).Where(game => game.Length > 0).Select(Moves).ToArray();
    }

    private static string[] Moves(string text)
    {
        var bare = Comments().Replace(text, " ");
        while (Variations().IsMatch(bare)) bare = Variations().Replace(bare, " ");
        return [.. NotMoves().Replace(bare, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(move => move.TrimEnd('!', '?'))];
    }

    [GeneratedRegex(@"(?:^\[[^\n]*\n)+", RegexOptions.Multiline)]
    private static partial Regex TagBlocks();

    [GeneratedRegex(@"\{[^}]*\}|;[^\n]*")]
    private static partial Regex Comments();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Variations();

    [GeneratedRegex(@"\d+\.+|\$\d+|1-0|0-1|1/2-1/2|\*")]
    private static partial Regex NotMoves();
}
