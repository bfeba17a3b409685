using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Suites;

/// <summary>Tries every line of play: the exact answer to "does this move force mate in N?", as far as a number of positions allows.</summary>
/// <param name="mostPositions">Per question; beyond it nothing is proven.</param>
internal sealed class MateProver<TPosition>(long mostPositions)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly List<Move[]> _moves = [];
    private readonly Move[] _replies = new Move[TPosition.MaxMoves];
    private long _left;

    /// <summary>True when the move mates within so many moves of the mover whatever the opponent plays; false too where that could not be proven.</summary>
    public bool Mates(in TPosition position, Move move, int moves)
    {
        _left = mostPositions;
        return IsMated(position.After(move), moves, 0);
    }

    /// <summary>Whether the side to move is mated now, or within so many moves of its opponent, the one just made among them.</summary>
    private bool IsMated(in TPosition position, int moves, int depth)
    {
        if (--_left < 0) return false;
        if (TPosition.IsLost(position, _replies)) return true;
        if (moves == 1) return false;
        var replies = Buffer(depth);
        var count = position.LegalMoves(replies);
        if (position.Result(count) != Outcome.Ongoing) return false;
        for (var i = 0; i < count; i++)
        {
            if (!CanMate(position.After(replies[i]), moves - 1, depth + 1)) return false;
        }

        return true;
    }

    private bool CanMate(in TPosition position, int moves, int depth)
    {
        var own = Buffer(depth);
        var count = position.LegalMoves(own);
        if (position.Result(count) != Outcome.Ongoing) return false;
        if (TPosition.FindWin(position, own.AsSpan(0, count), _replies) >= 0) return true;
        if (moves == 1) return false;
        for (var i = 0; i < count && _left >= 0; i++)
        {
            if (IsMated(position.After(own[i]), moves, depth + 1)) return true;
        }

        return false;
    }

    private Move[] Buffer(int depth)
    {
        while (_moves.Count <= depth) _moves.Add(new Move[TPosition.MaxMoves]);
        return _moves[depth];
    }
}
