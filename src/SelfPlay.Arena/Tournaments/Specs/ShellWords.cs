using System.Text;
using SelfPlay.Engine;

namespace SelfPlay.Arena.Tournaments.Specs;

/// <summary>Splits a command line as shells do: words may stand in single or double quotes.</summary>
internal static class ShellWords
{
    /// <exception cref="InputException">A quote is not closed.</exception>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0' && c == quote) quote = '\0';
            else if (quote == '\0' && c is '\'' or '"') (quote, word) = (c, word ?? new StringBuilder());
            else if (quote == '\0' && char.IsWhiteSpace(c)) Finish();
            else (word ??= new StringBuilder()).Append(IsEscape(text, i, quote) ? text[++i] : c);
        }

        if (quote != '\0') throw new InputException($"{text}: the quote {quote} is not closed");
        Finish();
        return words;

        void Finish()
        {
            if (word is not null) words.Add(word.ToString());
            word = null;
        }
    }

    /// <summary>A backslash takes the meaning of what follows it, but only where that has one: paths of Windows are full of them.</summary>
    private static bool IsEscape(string text, int i, char quote) =>
        text[i] == '\\' && quote != '\'' && i + 1 < text.Length && text[i + 1] is ' ' or '"' or '\'' or '\\';
}
