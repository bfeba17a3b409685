using SelfPlay.Engine;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Serving;

/// <summary>The game that "position" lines tell of. Each tells it from its beginning; only what differs from the line before is read anew.</summary>
internal sealed class ServedGame<TPosition>(GameOrigin<TPosition> origin)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private const string UsualStart = "startpos";

    private GameOrigin<TPosition> _origin = origin;
    private string _start = UsualStart;
    private string[] _moves = [];

    public Line<TPosition> Line { get; private set; } = new(origin.Initial, origin.MoveLimit);

    public TPosition Position => Line.Position;

    /// <summary>Legal moves by the position alone: there may be some where the game is drawn by rule.</summary>
    public Move[] LegalMoves()
    {
        var moves = new Move[TPosition.MaxMoves];
        return moves[..Line.LegalMoves(moves)];
    }

    /// <summary>The legal move that a text means; null if there is none.</summary>
    public Move? Find(string text) => _origin.Notation.TryParseMove(Position, text, out var move, out _) ? move : null;

    /// <summary>Reads the words after "position".</summary>
    /// <param name="words">The words.</param>
    /// <param name="origin">The rules of the game, which may have changed since the line before.</param>
    /// <exception cref="InputException">The first position cannot be read, and everything stays as it was; or a move cannot be played, and the game
    /// ends before it.</exception>
    public void Set(string[] words, GameOrigin<TPosition> origin)
    {
        var moves = Array.IndexOf(words, "moves");
        var start = string.Join(' ', moves < 0 ? words : words[..moves]);
        if (start != _start || origin != _origin) Begin(start, origin);
        Play(moves < 0 ? [] : words[(moves + 1)..]);
    }

    /// <summary>A copy that nobody else changes.</summary>
    public Line<TPosition> Copy()
    {
        var copy = new Line<TPosition>(Line.Positions[0], Line.MoveLimit);
        foreach (var move in Line.Moves) copy.Play(move);
        return copy;
    }

    private void Begin(string start, GameOrigin<TPosition> origin)
    {
        Line = new Line<TPosition>(origin.Read(start), origin.MoveLimit);
        (_origin, _start, _moves) = (origin, start, []);
    }

    private void Play(string[] moves)
    {
        var same = moves.AsSpan().CommonPrefixLength(_moves);
        Line.TakeBackTo(same);
        _moves = moves;
        for (var i = same; i < moves.Length; i++)
        {
            if (!_origin.Notation.TryParseMove(Position, moves[i], out var move, out var error))
            {
                _moves = moves[..i];
                throw new InputException($"move {i + 1} of position: {error}; the game ends before it");
            }

            Line.Play(move);
        }
    }
}
