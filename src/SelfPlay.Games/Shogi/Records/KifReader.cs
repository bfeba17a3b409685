using System.Buffers;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>Reads one game of KIF or KI2, main line only: what follows a line 変化 is passed over, up to the next head.</summary>
internal sealed class KifReader(RecordLines lines, EnteringKingRule rule)
{
    private const string Variation = "変化";
    private const string SummaryBegin = "まで";
    private const string FirstMarks = "▲▼☗";
    private const string MoveMarks = "▲△▼▽☗☖";
    private const int ShownLetters = 40;

    private static readonly SearchValues<char> MarkStops = SearchValues.Create(MoveMarks);

    private readonly KifHead _head = new();
    private readonly RecordBuilder _game = new(lines.Number, rule);
    private bool _movesFollow;
    private bool _begun;
    private bool _inVariation;

    /// <summary>True for a line that only these formats have.</summary>
    public static bool IsLine(string line) =>
        line.Contains(Kif.Separator) || line.StartsWith(Kif.MovesFollow, StringComparison.Ordinal) || line[0] is '#' or '*' or '&' or '|' or '+'
        || MoveMarks.Contains(line[0]) || (char.IsDigit(line.TrimStart()[0]) && SplitNumber(line) is not null)
        || line.StartsWith(SummaryBegin, StringComparison.Ordinal) || line.StartsWith(KifHead.MoveCount, StringComparison.Ordinal)
        || line.TrimStart()[0] == '９' || line.EndsWith("手番", StringComparison.Ordinal);

    public ReadGame<ShogiPosition>? Read()
    {
        while (lines.Peek() is { } line && !IsNextGame(line))
        {
            if (line.Length > 0) ReadLine(line);
            lines.Skip();
        }

        Begin();
        return _game is { HasTags: false, HasMoves: false, IsFaulty: false } && !_movesFollow ? null : _game.Build();
    }

    /// <summary>True where another head begins after moves.</summary>
    private bool IsNextGame(string line)
    {
        if (!_begun && !_movesFollow) return false;
        if (line.StartsWith(Kif.MovesFollow, StringComparison.Ordinal)) return true;
        return _begun && (IsTag(line) || RecordReader.IsOtherFormat(line));
    }

    private static bool IsTag(string line) =>
        line.IndexOf(Kif.Separator, StringComparison.Ordinal) > 0 && line[0] is not (Kif.CommentMark or '#' or '&')
        && !line.StartsWith(Variation, StringComparison.Ordinal) && !line.StartsWith(SummaryBegin, StringComparison.Ordinal)
        && !MoveMarks.Contains(line[0]) && SplitNumber(line) is null;

    private void ReadLine(string line)
    {
        if (line[0] is '#' or '&') return;
        if (line.StartsWith(Kif.MovesFollow, StringComparison.Ordinal)) _movesFollow = true;
        else if (line[0] == Kif.CommentMark) AddComment(line);
        else if (line.StartsWith(Variation, StringComparison.Ordinal)) _inVariation = true;
        else if (_inVariation || _game.HasEnded) return;
        else if (line.StartsWith(SummaryBegin, StringComparison.Ordinal)) End(KifEnd.ReadSummary(line, _game.Position.SideToMove));
        else if (MoveMarks.Contains(line[0])) ReadMarkedMoves(line);
        else if (SplitNumber(line) is { } words) ReadNumberedMove(words);
        else if (!_begun) ReadHead(line);
        else _game.FaultInMove(lines.Number, $"'{Show(line)}' is neither a move nor the end of a game");
    }

    private void AddComment(string line)
    {
        if (!_inVariation && !_game.HasEnded) _game.AddComment(lines.Number, line[1..]);
    }

    private void ReadHead(string line)
    {
        if (_head.TryTake(line)) return;
        var separator = line.IndexOf(Kif.Separator, StringComparison.Ordinal);
        if (separator < 0) return;
        var (name, value) = (line[..separator].Trim(), line[(separator + 1)..].Trim());
        if (!_head.TryTake(name, value)) _game.AddTag(RecordTags.FromKif(name), value);
    }

    /// <summary>The head is complete: the start is known.</summary>
    private void Begin()
    {
        if (_begun) return;
        _begun = true;
        if (_head.Build(out var start) is { } error) _game.Fault(lines.Number, error);
        else _game.Begin(start);
    }

    private void End(Outcome outcome)
    {
        Begin();
        _game.End(outcome);
    }

    /// <summary>KIF: one move a line, or the word for an end.</summary>
    private void ReadNumberedMove(string words)
    {
        Begin();
        if (KifEnd.TryRead(words.Split([' ', '('])[0], _game.Position.SideToMove, out var outcome)) _game.End(outcome);
        else Play(WithoutTime(words));
    }

    /// <summary>KI2: several moves a line, each after the mark of its side.</summary>
    private void ReadMarkedMoves(string line)
    {
        Begin();
        for (var at = 0; at < line.Length && !_game.IsFaulty;)
        {
            var end = line.AsSpan(at + 1).IndexOfAny(MarkStops) is >= 0 and var length ? at + 1 + length : line.Length;
            var words = line[at..end].Trim();
            if (FirstMarks.Contains(words[0]) != (_game.Position.SideToMove == Side.First))
                _game.FaultInMove(lines.Number, $"'{Show(words)}' is marked as a move of the side that is not to move");
            else if (KifEnd.TryRead(words[1..].Trim(), _game.Position.SideToMove, out var outcome)) _game.End(outcome);
            else Play(words);
            at = end;
        }
    }

    private void Play(string words)
    {
        if (_game.IsFaulty) return;
        Span<Move> buffer = stackalloc Move[ShogiPosition.MaxMoves];
        var legal = buffer[.._game.Position.LegalMoves(buffer)];
        if (!JapaneseMove.TryParse(words, _game.LastTarget, out var pattern))
            _game.FaultInMove(lines.Number, $"'{Show(words)}' is neither a move nor the end of a game");
        else if (pattern.Find(_game.Position, legal, out var move) is { } error) _game.FaultInMove(lines.Number, $"'{Show(words)}' {error}");
        else _game.Play(lines.Number, move);
    }

    /// <summary>What follows the number of a move; null if the line does not begin with a number and a blank.</summary>
    private static string? SplitNumber(string line)
    {
        var text = line.AsSpan().TrimStart();
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        return digits > 0 && digits < text.Length && char.IsWhiteSpace(text[digits]) ? text[digits..].Trim().ToString() : null;
    }

    /// <summary>Without "( 0:02/00:00:02)+": the origin, two digits in brackets, stays.</summary>
    private static string WithoutTime(string words)
    {
        var rest = words.TrimEnd('+').TrimEnd();
        if (!rest.EndsWith(')') || !rest.Contains('/') || rest.LastIndexOf('(') is not (>= 0 and var time)) return rest;
        return rest[..time].TrimEnd();
    }

    private static string Show(string text) => text.Length <= ShownLetters ? text : text[..ShownLetters] + "...";
}
