using System.Text;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Go;

/// <summary>Reads collections of SGF game trees, one tree at a time. The main line is the first variation everywhere: it ends at the first closing parenthesis.</summary>
internal sealed class SgfReader
{
    private readonly TextReader _text;
    private int _line = 1;
    private bool _cut;

    private SgfReader(TextReader text) => _text = text;

    /// <param name="text">Where from.</param>
    /// <param name="usual">What holds where a game says nothing. Null reads games of every size as they were played: a side that moves twice, or goes on after
    /// two passes, is given the turn (<see cref="GoPosition.Turn"/>).</param>
    public static IEnumerable<ReadGame<GoPosition>> Read(TextReader text, GoRules? usual)
    {
        var reader = new SgfReader(text);
        while (reader.FindTree())
        {
            var line = reader._line;
            var nodes = reader.ReadMainLine();
            if (reader._cut) yield return new ReadGame<GoPosition>(null, line, $"line {line}: the game is cut off: its closing parenthesis is missing");
            else if (nodes.Count > 0) yield return SgfGame.Build(nodes, line, usual);
        }
    }

    /// <summary>Goes behind the next opening parenthesis that begins a tree; whatever stands between trees is no business of ours.</summary>
    private bool FindTree()
    {
        while (Next() is var symbol and >= 0)
        {
            if (symbol != '(') continue;
            SkipBlanks();
            if (_text.Peek() == ';') return true;
        }

        return false;
    }

    private List<SgfNode> ReadMainLine()
    {
        var nodes = new List<SgfNode>();
        var (depth, main) = (1, true);
        while (depth > 0)
        {
            SkipBlanks();
            var symbol = Next();
            if (symbol < 0)
            {
                _cut = true;
                return nodes;
            }

            if (symbol == '(') depth++;
            else if (symbol == ')') (depth, main) = (depth - 1, false);
            else if (symbol == ';' && main) nodes.Add(new SgfNode(_line));
            else if (symbol == '[') ReadValue(new StringBuilder()); // values without a name belong to nothing
            else if (char.IsAsciiLetter((char)symbol)) ReadProperty((char)symbol, main && nodes.Count > 0 ? nodes[^1] : null);
        }

        return nodes;
    }

    /// <summary>Reads a name, whose lower-case letters do not count (FF[3]), and its values.</summary>
    private void ReadProperty(char first, SgfNode? node)
    {
        var name = new StringBuilder();
        if (char.IsAsciiLetterUpper(first)) name.Append(first);
        while (_text.Peek() is var symbol and >= 0 && char.IsAsciiLetterOrDigit((char)symbol))
        {
            if (!char.IsAsciiLetterLower((char)symbol)) name.Append((char)symbol);
            Next();
        }

        var values = new List<string>();
        for (SkipBlanks(); _text.Peek() == '['; SkipBlanks())
        {
            Next();
            var value = new StringBuilder();
            ReadValue(value);
            values.Add(value.ToString());
        }

        if (node is not null && name.Length > 0 && values.Count > 0) node.Properties.Add((name.ToString(), values));
    }

    /// <summary>Reads up to the closing bracket. A backslash keeps the next character; before a line end it joins the lines.</summary>
    private void ReadValue(StringBuilder value)
    {
        while (Next() is var symbol and >= 0 && symbol != ']')
        {
            if (symbol != '\\')
            {
                if (symbol != '\r') value.Append((char)symbol);
                continue;
            }

            var kept = Next();
            if (kept == '\r' && _text.Peek() == '\n') kept = Next();
            if (kept is >= 0 and not ('\n' or '\r')) value.Append('\\').Append((char)kept);
        }
    }

    private void SkipBlanks()
    {
        while (_text.Peek() is var symbol and >= 0 && char.IsWhiteSpace((char)symbol)) Next();
    }

    private int Next()
    {
        var symbol = _text.Read();
        if (symbol == '\n') _line++;
        return symbol;
    }
}
