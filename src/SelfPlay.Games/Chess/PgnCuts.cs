using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Chess;

/// <summary>Finds where a text of games can be cut in two. A line that begins with an Event tag begins a game for <see cref="PgnReader"/>, even in a comment that is
/// never closed, unless it stands among the tags of one.</summary>
internal static class PgnCuts
{
    private const string Head = "[Event \"";

    /// <summary>The last such place; 0 if there is none.</summary>
    public static int FindLast(ReadOnlySpan<char> text)
    {
        var cut = text.LastIndexOf(Head);
        while (cut > 0 && !(text[cut - 1] is '\n' or '\r' && EndsInMoves(text[..cut]))) cut = text[..cut].LastIndexOf(Head);
        return Math.Max(cut, 0);
    }

    /// <summary>Whether the last line with something in it is for sure no tag, nor passed over between tags.</summary>
    private static bool EndsInMoves(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && TextWindow.IsBlank(text[^1])) text = text[..^1];
        var line = text[(text.LastIndexOfAny('\n', '\r') + 1)..];
        while (!line.IsEmpty && TextWindow.IsBlank(line[0])) line = line[1..];
        return !line.IsEmpty && line[0] is not ('[' or '"' or '%' or '<') && line[^1] is not (']' or '"');
    }
}
