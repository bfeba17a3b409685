using SelfPlay.Engine;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Uci;

/// <summary>The game that "position" lines tell of. Each tells it from its beginning; only what differs from the line before is read anew.</summary>
internal sealed class UciGame
{
    /// <summary>AlphaZero's limit is one of training; a real game goes on.</summary>
    private const int MoveLimit = int.MaxValue;

    private string _start = "startpos";
    private string[] _moves = [];

    public Line<ChessPosition> Line { get; private set; } = new(ChessPosition.Initial, MoveLimit);

    public ChessPosition Position => Line.Position;

    /// <summary>Legal moves by the position alone: there may be some where the game is drawn by rule.</summary>
    public Move[] LegalMoves()
    {
        var moves = new Move[ChessPosition.MaxMoves];
        return moves[..Line.LegalMoves(moves)];
    }

    /// <summary>Reads the words after "position".</summary>
    /// <exception cref="InputException">The first position cannot be read, and everything stays as it was; or a move cannot be played, and the game
    /// ends before it.</exception>
    public void Set(string[] words)
    {
        var moves = Array.IndexOf(words, "moves");
        var start = string.Join(' ', moves < 0 ? words : words[..moves]);
        if (start != _start) Begin(start);
        Play(moves < 0 ? [] : words[(moves + 1)..]);
    }

    /// <summary>A copy that nobody else changes.</summary>
    public Line<ChessPosition> Copy()
    {
        var copy = new Line<ChessPosition>(Line.Positions[0], MoveLimit);
        foreach (var move in Line.Moves) copy.Play(move);
        return copy;
    }

    private void Begin(string start)
    {
        var words = start.Split(' ', 2);
        var position = words switch
        {
            ["startpos"] => ChessPosition.Initial,
            ["fen", var fen] => Fen.TryParse(fen, out var read, out var error) ? read : throw new InputException(error),
            _ => throw new InputException($"position takes 'startpos' or 'fen' and a FEN, then 'moves' if there are any, not '{start}'"),
        };
        (Line, _start, _moves) = (new Line<ChessPosition>(position, MoveLimit), start, []);
    }

    private void Play(string[] moves)
    {
        var same = moves.AsSpan().CommonPrefixLength(_moves);
        Line.TakeBackTo(same);
        _moves = moves;
        for (var i = same; i < moves.Length; i++)
        {
            if (!ChessNotation.Instance.TryParseMove(Position, moves[i], out var move, out var error))
            {
                _moves = moves[..i];
                throw new InputException($"move {i + 1} of position: {error}; the game ends before it");
            }

            Line.Play(move);
        }
    }
}
