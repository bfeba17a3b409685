using System.Globalization;
using System.Text;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Go;

/// <summary>
/// Makes a game of the nodes of a main line. Moves must be legal by the position they are played in; superko is not asked for, because the game's own rules
/// may have allowed the move. A side that moves twice has the other one pass in between.
/// </summary>
internal sealed class SgfGame
{
    private readonly List<Move> _moves = [];
    private readonly List<string?> _comments = [];
    private readonly GoRules _rules;
    private PointSet _first;
    private PointSet _second;
    private GoPosition _start;
    private GoPosition _position;
    private bool _begun;

    private SgfGame(GoRules rules) => _rules = rules;

    public static ReadGame<GoPosition> Build(IReadOnlyList<SgfNode> nodes, int line, GoRules usual)
    {
        var root = nodes[0];
        if (ReadRules(root, usual, out var rules) is { } fault) return new ReadGame<GoPosition>(null, line, $"line {line}: {fault}");
        var game = new SgfGame(rules);
        foreach (var node in nodes)
        {
            if (game.Take(node) is { } error) return new ReadGame<GoPosition>(null, line, $"line {node.Line}, move {game._moves.Count + 1}. {error}");
        }

        if (game.Begin(nodes) is { } impossible) return new ReadGame<GoPosition>(null, line, $"line {line}: {impossible}");
        return new ReadGame<GoPosition>(game.Text(root), line, null);
    }

    /// <summary>Null when all is well; else what is wrong.</summary>
    private static string? ReadRules(SgfNode root, GoRules usual, out GoRules rules)
    {
        rules = usual;
        if (root.First("GM") is { } kind && kind.Trim() != "1") return $"GM[{kind}] is not Go";
        var size = (root.First("SZ") ?? "19").Trim().Split(':');
        if (size.Distinct().Count() != 1 || !int.TryParse(size[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rows))
            return $"SZ[{root.First("SZ")}] is no board size";
        if (rows != usual.Size) return $"the board has {rows} rows, and this game has {usual.Size}";
        // A komi that makes no sense (some servers count in other units) leaves the usual one.
        if (GoRules.TryParseKomi((root.First("KM") ?? "").Trim(), out var komi)) rules = rules with { Komi = komi };
        if (root.First("RU") is { } name)
        {
            rules = rules with
            {
                Suicide = IsOneOf(name, "NZ", "New Zealand", "GOE", "Tromp-Taylor"),
                Situational = IsOneOf(name, "NZ", "New Zealand", "AGA"),
            };
        }

        return null;
    }

    private static bool IsOneOf(string name, params ReadOnlySpan<string> names)
    {
        foreach (var known in names)
        {
            if (name.Trim().Equals(known, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private string? Take(SgfNode node)
    {
        if (node["AB"].Count + node["AW"].Count + node["AE"].Count > 0 && SetUp(node) is { } error) return error;
        foreach (var (name, values) in node.Properties)
        {
            if (name is not ("B" or "W")) continue;
            if (Play(node, name == "B" ? Side.First : Side.Second, values[0].Trim()) is { } illegal) return illegal;
        }

        return null;
    }

    private string? SetUp(SgfNode node)
    {
        if (_begun) return "stones are set up in mid-game";
        foreach (var (name, values) in node.Properties)
        {
            if (name is not ("AB" or "AW" or "AE")) continue;
            foreach (var cell in values.SelectMany(Cells))
            {
                if (cell < 0) return $"{name} names a point that is not on the board";
                var point = PointSet.Of(GoBoard.Of(_rules.Size).Bit(cell));
                _first = name == "AB" ? _first | point : _first - point;
                _second = name == "AW" ? _second | point : _second - point;
            }
        }

        return null;
    }

    private string? Play(SgfNode node, Side side, string value)
    {
        if (!_begun && Begin(side) is { } impossible) return impossible;
        if (Cells(value).ToList() is not [var cell]) cell = -1;
        var passes = value.Length == 0 || (value == "tt" && cell < 0); // FF[3] passes at a point beside the board
        if (cell < 0 && !passes) return $"'{value}' is no point of the board";
        if (_position.SideToMove != side && _position.Passes < 2) Add(_position.Pass, null);
        if (_position.Passes >= 2) return passes ? null : "the game has ended with two passes";
        var move = passes ? _position.Pass : new Move(cell);
        Span<Move> legal = stackalloc Move[GoPosition.MaxMoves];
        if (!legal[.._position.LegalMoves(legal)].Contains(move)) return $"{GoPoint.Format(cell, _rules.Size)} is not legal";
        Add(move, node.First("C"));
        return null;
    }

    private void Add(Move move, string? comment)
    {
        _moves.Add(move);
        _comments.Add(comment is null ? null : Unescape(comment));
        _position = _position.After(move);
    }

    /// <summary>A game without moves begins with whom PL or a handicap says.</summary>
    private string? Begin(IReadOnlyList<SgfNode> nodes)
    {
        if (_begun) return null;
        var white = nodes.Select(node => node.First("PL")).LastOrDefault(value => value is not null)?.StartsWith('W');
        return Begin(white ?? (!_first.IsEmpty && _second.IsEmpty) ? Side.Second : Side.First);
    }

    private string? Begin(Side side)
    {
        _begun = true;
        if (GoLiberties.AnyChainHasNone(GoBoard.Of(_rules.Size), _first, _second)) return "a chain is set up without a liberty";
        _start = GoPosition.FromStones(_rules, _first, _second, side, 0);
        _position = _start;
        return null;
    }

    /// <summary>A point "dd", or a rectangle of them "aa:cc" (FF[4]); -1 for what is not on the board.</summary>
    private IEnumerable<int> Cells(string value)
    {
        var corners = value.Trim().Split(':');
        if (corners.Length > 2 || !TryPoint(corners[0], out var upper) || !TryPoint(corners[^1], out var lower)) return [-1];
        return Span(upper.Row, lower.Row).SelectMany(row => Span(upper.Column, lower.Column).Select(column => (row * _rules.Size) + column));
    }

    private static IEnumerable<int> Span(int from, int to) => Enumerable.Range(from, Math.Max(0, to - from + 1));

    private bool TryPoint(string text, out (int Row, int Column) point)
    {
        point = text.Length == 2 ? (text[1] - 'a', text[0] - 'a') : (-1, -1);
        return point.Row >= 0 && point.Row < _rules.Size && point.Column >= 0 && point.Column < _rules.Size;
    }

    private GameText<GoPosition> Text(SgfNode root) =>
        new(_start, _moves, Result(root), Tags(root), _comments.Exists(comment => comment is not null) ? _comments : []);

    private static Outcome Result(SgfNode root) => (root.First("RE") ?? "").Trim().ToUpperInvariant() switch
    {
        ['B', '+', ..] => Outcome.FirstWins,
        ['W', '+', ..] => Outcome.SecondWins,
        "0" or "DRAW" or "JIGO" => Outcome.Draw,
        _ => Outcome.Ongoing,
    };

    /// <summary>Properties that tags have a name for get it, others keep their own; what the game itself says is left out.</summary>
    private static List<KeyValuePair<string, string>> Tags(SgfNode root)
    {
        var tags = new List<KeyValuePair<string, string>>();
        foreach (var (name, values) in root.Properties)
        {
            if (name is "GM" or "FF" or "CA" or "SZ" or "KM" or "RU" or "RE" or "AB" or "AW" or "AE" or "PL" or "B" or "W" or "C") continue;
            if (name == Sgf.PrivateTag) tags.AddRange(values.Select(PrivateTag));
            else tags.Add(new(Sgf.Properties.FirstOrDefault(known => known.Property == name).Tag ?? name, Unescape(string.Join(", ", values))));
        }

        return tags;
    }

    private static KeyValuePair<string, string> PrivateTag(string value)
    {
        var colon = 0;
        while (colon < value.Length && value[colon] != ':') colon += value[colon] == '\\' ? 2 : 1;
        return colon >= value.Length ? new(Unescape(value), "") : new(Unescape(value[..colon]), Unescape(value[(colon + 1)..]));
    }

    /// <summary>Takes the backslashes out, which the reader has kept so that an escaped colon can be told from one that divides.</summary>
    private static string Unescape(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal)) return value;
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length) i++;
            text.Append(value[i]);
        }

        return text.ToString();
    }
}
