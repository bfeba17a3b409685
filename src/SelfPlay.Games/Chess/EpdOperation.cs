namespace SelfPlay.Games.Chess;

/// <summary>One operation of an EPD line: <c>bm Nf3 d4;</c> has the code "bm" and two operands. Quotation marks are taken off.</summary>
internal sealed record EpdOperation(string Code, IReadOnlyList<string> Operands)
{
    /// <summary>All operations of a text, in their order; semicolons and blanks inside quotations part nothing, and the last semicolon may be missing.</summary>
    public static IEnumerable<EpdOperation> ReadAll(string text)
    {
        var words = new List<string>();
        for (var at = 0; at <= text.Length;)
        {
            if (at == text.Length || text[at] == ';')
            {
                if (words.Count > 0) yield return new EpdOperation(words[0], words[1..]);
                words = [];
                at++;
            }
            else if (char.IsWhiteSpace(text[at])) at++;
            else words.Add(TakeWord(text, ref at));
        }
    }

    private static string TakeWord(string text, ref int at)
    {
        var start = at;
        if (text[at] == '"')
        {
            var end = text.IndexOf('"', at + 1);
            if (end < 0) end = text.Length;
            at = Math.Min(end + 1, text.Length);
            return text[(start + 1)..end];
        }

        while (at < text.Length && text[at] != ';' && !char.IsWhiteSpace(text[at])) at++;
        return text[start..at];
    }
}
