using SelfPlay.Engine;
using SelfPlay.Games.Core;
using SelfPlay.Games.Go;
using SelfPlay.Games.Notation;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>
/// The game on the board. A controller may let a side move twice, and go on after two passes. Neither is a pass of anybody: the line then has
/// <see cref="GoPosition.Turn"/> between the moves, which changes no stone, ends no game, and leaves superko everything that it has to know. The game is over
/// once both sides have passed since the last stone.
/// </summary>
internal sealed class GtpGame
{
    /// <summary>The limit of training does not hold here: a real game goes on.</summary>
    private const int MoveLimit = int.MaxValue;

    private readonly List<Played> _played = [];

    public GtpGame(GoRules rules) => Line = new Line<GoPosition>(GoPosition.Start(rules), MoveLimit);

    public Line<GoPosition> Line { get; private set; }

    public GoPosition Position => Line.Position;

    public GoRules Rules => Position.Rules;

    public int MoveCount => _played.Count;

    /// <summary>No stone and no move.</summary>
    public bool IsEmpty => MoveCount == 0 && Position.HasStonesOf(GoPosition.Start(Rules));

    public bool IsOver
    {
        get
        {
            var passes = _played.AsEnumerable().Reverse().TakeWhile(played => played.Move == Position.Pass).ToList();
            return passes.Exists(pass => pass.Side != passes[0].Side);
        }
    }

    public void Clear(GoRules rules) => Begin(GoPosition.Start(rules));

    /// <summary>Begins with stones on the board.</summary>
    /// <exception cref="InputException">A chain would have no liberty.</exception>
    public void SetUp(IReadOnlyList<int> black, IReadOnlyList<int> white, Side sideToMove)
    {
        var start = GoPosition.SetUp(Rules, black, white, sideToMove);
        if (start.HasChainWithoutLiberty) throw new InputException("a chain would have no liberty: leave out what has been taken");
        Begin(start);
    }

    /// <exception cref="InputException">It is illegal by the rules in force.</exception>
    public void Play(Side side, Move move)
    {
        var ply = Line.Ply;
        GiveTurn(Line, side);
        if (!LegalMoves(Line).Contains(move))
        {
            var reason = Reason(move);
            Line.TakeBackTo(ply);
            throw new InputException($"illegal move: {reason}");
        }

        Line.Play(move);
        _played.Add(new Played(side, move, ply));
    }

    /// <summary>Takes back what was played last.</summary>
    /// <exception cref="InputException">There are not so many moves.</exception>
    public void Undo(int moves = 1)
    {
        if (moves > MoveCount) throw new InputException(MoveCount == 0 ? "cannot undo: no move has been played" : $"cannot undo {moves} moves: only {MoveCount} have been played");
        if (moves > 0) Line.TakeBackTo(_played[^moves].Ply);
        _played.RemoveRange(MoveCount - moves, moves);
    }

    /// <summary>A copy of the line, that nobody else changes, with the turn given to a side.</summary>
    public Line<GoPosition> CopyFor(Side side)
    {
        var copy = Replay(Line.Positions[0], Line.Moves.ToArray());
        GiveTurn(copy, side);
        return copy;
    }

    /// <summary>Goes on under other rules of the same size. What was played stays: superko is not asked again.</summary>
    /// <exception cref="InputException">A move that was played would be suicide, and everything stays as it was.</exception>
    public void ChangeRules(GoRules rules)
    {
        var moves = Line.Moves.ToArray();
        if (!rules.Suicide && Rules.Suicide && HasSuicide()) throw new InputException("the game has a suicide, which these rules forbid: clear the board first");
        Line = Replay(Line.Positions[0].WithRules(rules), moves);
    }

    /// <summary>Takes over a game that was read as it was played, or the first moves of it.</summary>
    public void Load(GameText<GoPosition> text, int moves = int.MaxValue)
    {
        Begin(text.Start);
        var ply = 0;
        foreach (var move in text.Moves)
        {
            if (MoveCount >= moves) break;
            if (move != Position.Turn)
            {
                _played.Add(new Played(Position.SideToMove, move, ply));
                ply = Line.Ply + 1;
            }

            Line.Play(move);
        }
    }

    public GameText<GoPosition> Text() =>
        new(Line.Positions[0], Line.Moves.ToArray(), IsOver ? GoScore.Outcome(Position) : Outcome.Ongoing, [], []);

    /// <summary>By the rules in force, superko included, the pass last.</summary>
    public static Move[] LegalMoves(Line<GoPosition> line)
    {
        var moves = new Move[GoPosition.MaxMoves];
        return moves[..line.LegalMoves(moves)];
    }

    private void Begin(in GoPosition start)
    {
        Line = new Line<GoPosition>(start, MoveLimit);
        _played.Clear();
    }

    private static void GiveTurn(Line<GoPosition> line, Side side)
    {
        while (line.Position.SideToMove != side || line.Position.Passes >= 2) line.Play(line.Position.Turn);
    }

    private static Line<GoPosition> Replay(in GoPosition start, Move[] moves)
    {
        var line = new Line<GoPosition>(start, MoveLimit);
        foreach (var move in moves) line.Play(move);
        return line;
    }

    private string Reason(Move move)
    {
        var point = GoPoint.Format(move.Value, Rules.Size);
        if (Position.StoneAt(move.Value) is not null) return $"{point} is taken";
        Span<Move> moves = stackalloc Move[GoPosition.MaxMoves];
        return moves[..Position.LegalMoves(moves)].Contains(move)
            ? $"{point} would repeat an earlier position of the board (superko)"
            : $"{point} would be suicide{(Rules.Suicide ? " of a single stone, which changes nothing" : "")}";
    }

    /// <summary>A stone that is not there after its own move was taken by it.</summary>
    private bool HasSuicide()
    {
        for (var i = 0; i < Line.Ply; i++)
        {
            var move = Line.Moves[i];
            if (move.Value < Rules.Cells && Line.Positions[i + 1].StoneAt(move.Value) is null) return true;
        }

        return false;
    }

    /// <param name="Side">Whose move.</param>
    /// <param name="Move">A point or the pass.</param>
    /// <param name="Ply">Of the line before it, and before the turn was given for it.</param>
    private readonly record struct Played(Side Side, Move Move, int Ply);
}
