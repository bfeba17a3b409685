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

    /// <summary>Whether the last line with something in it is for sure no tag, no part of one, and none of those that are passed over between tags. A tag that is damaged may
    /// go on for two lines: its bracket, its name and the rest each on one.</summary>
    private static bool EndsInMoves(ReadOnlySpan<char> text)
    {
        var last = TakeLastLine(ref text);
        if (last.IsEmpty || last[0] is '"' or '%' or '<' || OpensTag(last)) return false;
        for (var i = 0; i < 2; i++)
        {
            var line = TakeLastLine(ref text);
            if (OpensTag(line) && line[^1] is not (']' or '"')) return false;
        }

        return true;
    }

    /// <summary>The last line with something in it, without blanks at its ends; empty if there is none.</summary>
    private static ReadOnlySpan<char> TakeLastLine(ref ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && TextWindow.IsBlank(text[^1])) text = text[..^1];
        var start = text.LastIndexOfAny('\n', '\r') + 1;
        var line = text[start..];
        text = text[..start];
        while (!line.IsEmpty && TextWindow.IsBlank(line[0])) line = line[1..];
        return line;
    }

    /// <summary>Whether there is a bracket that is not that of a command such as [%clk 0:01:00].</summary>
    private static bool OpensTag(ReadOnlySpan<char> line)
    {
        while (line.IndexOf('[') is var bracket and >= 0)
        {
            line = line[(bracket + 1)..];
            if (line.IsEmpty || line[0] != '%') return true;
        }

        return false;
    }
}
