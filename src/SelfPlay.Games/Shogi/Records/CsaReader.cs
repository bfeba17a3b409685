using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>Reads one game of CSA, versions 2 and 3.</summary>
internal sealed class CsaReader(RecordLines lines, EnteringKingRule rule)
{
    private const char Comment = '\'';

    // What marks a comment as one for programs; some records lack the quote before it.
    private const char Remark = '*';
    private const string NextGame = "/";

    private readonly CsaHead _head = new();
    private readonly RecordBuilder _game = new(lines.Number, rule);
    private bool _seen;
    private bool _begun;

    /// <summary>True for a line that only CSA has.</summary>
    public static bool IsLine(string line) =>
        IsHead(line) || line[0] is '%' or Comment || line is "+" or "-" or NextGame || CsaEnd.IsServerMessage(line) || (line[0] is '+' or '-' && line.Length > 6 && char.IsAsciiDigit(line[1]));

    /// <summary>True for a line that stands in the head of a game.</summary>
    public static bool IsHead(string line) =>
        (line[0] == 'V' && line.Length > 1 && char.IsAsciiDigit(line[1])) || line[0] == '$' || IsPlayer(line)
        || (line[0] == 'P' && line.Length > 1 && line[1] is 'I' or '+' or '-' or (>= '1' and <= '9'));

    public ReadGame<ShogiPosition>? Read()
    {
        while (lines.Peek() is { } line && !IsNextGame(line))
        {
            if (line.Length > 0) ReadLine(line);
            lines.Skip();
        }

        if (lines.Peek() == NextGame) lines.Skip();
        if (!_seen) return null;
        Begin();
        return _game.Build();
    }

    private static bool IsPlayer(string line) => line.Length > 1 && line[0] == 'N' && line[1] is '+' or '-';

    // $END_TIME may follow the moves.
    private bool IsNextGame(string line) =>
        line == NextGame || (_begun && line.Length > 0 && line[0] is not ('$' or Remark) && (IsHead(line) || UsiLine.IsLine(line) || (!IsLine(line) && KifReader.IsLine(line))));

    private void ReadLine(string line)
    {
        if (line[0] is Comment or Remark) ReadComment(line);
        else if (IsPlayer(line)) AddTag(line[1] == '+' ? RecordTags.Black : RecordTags.White, line[2..]);
        else if (line[0] == '$') ReadTag(line);
        else foreach (var statement in line.Split(',', StringSplitOptions.TrimEntries)) ReadStatement(statement);
    }

    /// <summary>Of the comments those for programs, which begin with '*, are the ones on moves.</summary>
    private void ReadComment(string line)
    {
        if (line.Length > 2 && line[1] == Remark) _game.AddComment(lines.Number, line[2..]);
    }

    private void ReadTag(string line)
    {
        var separator = line.IndexOf(':', StringComparison.Ordinal);
        if (separator > 0) AddTag(RecordTags.FromCsa(line[1..separator]), line[(separator + 1)..]);
    }

    private void AddTag(string name, string value)
    {
        _seen = true;
        _game.AddTag(name, value);
    }

    private void ReadStatement(string text)
    {
        if (text.Length == 0 || text[0] is 'V' or 'T' or Comment) return;
        _seen = true;
        if (_game.HasEnded) return;
        if (text[0] == 'P' && !_begun && IsHead(text)) _head.Take(text);
        else if (text is "+" or "-") SetSide(text == "+" ? Side.First : Side.Second);
        else Play(text);
    }

    private void SetSide(Side side)
    {
        _head.SideToMove = side;
        Begin();
    }

    private void Begin()
    {
        if (_begun) return;
        _begun = true;
        if (_head.Build(out var start) is { } error) _game.Fault(lines.Number, error);
        else _game.Begin(start);
    }

    private void Play(string text)
    {
        Begin();
        if (_game.IsFaulty) return;
        Span<Move> buffer = stackalloc Move[ShogiPosition.MaxMoves];
        var legal = buffer[.._game.Position.LegalMoves(buffer)];
        if (CsaEnd.TryRead(text, _game.Position.SideToMove, out var outcome)) _game.End(outcome);
        else if (CsaMove.Read(_game.Position, text) is not { } move) _game.FaultInMove(lines.Number, $"'{text}' is neither a move nor the end of a game");
        else if (!legal.Contains(move)) _game.FaultInMove(lines.Number, $"'{text}' is not legal here");
        else _game.Play(lines.Number, move);
    }
}
