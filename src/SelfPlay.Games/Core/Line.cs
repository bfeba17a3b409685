namespace SelfPlay.Games.Core;

/// <summary>
/// One game so far: every position from the start, the moves between them, and the rules that need the past. A search plays
/// moves on it down a branch and takes them back with <see cref="TakeBackTo"/>. Grows by doubling, so playing does not allocate once warm.
/// </summary>
public sealed class Line<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private TPosition[] _positions;
    private Move[] _moves;

    /// <param name="start">The first position.</param>
    /// <param name="moveLimit">The number of moves after which the game is stopped and counts as drawn; see <see cref="IsTruncated"/>.</param>
    public Line(in TPosition start, int moveLimit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(moveLimit, 1);
        MoveLimit = moveLimit;
        _positions = new TPosition[64];
        _moves = new Move[64];
        _positions[0] = start;
    }

    public int MoveLimit { get; }

    /// <summary>Moves played since the start.</summary>
    public int Ply { get; private set; }

    public ref readonly TPosition Position => ref _positions[Ply];

    /// <summary>All positions, oldest first, the current one last: <see cref="Ply"/> + 1 of them.</summary>
    public ReadOnlySpan<TPosition> Positions => _positions.AsSpan(0, Ply + 1);

    public ReadOnlySpan<Move> Moves => _moves.AsSpan(0, Ply);

    /// <summary>True when nothing but the move limit ends the game here.</summary>
    public bool IsTruncated(int legalMoves) => Ply >= MoveLimit && ResultByRules(legalMoves) == Outcome.Ongoing;

    public int LegalMoves(Span<Move> moves) =>
        TPosition.FilterByHistory(Positions, moves, Position.LegalMoves(moves));

    /// <summary>The result: by the board, then by the past, then a draw at the move limit.</summary>
    public Outcome Result(int legalMoves)
    {
        var outcome = ResultByRules(legalMoves);
        return outcome == Outcome.Ongoing && Ply >= MoveLimit ? Outcome.Draw : outcome;
    }

    /// <summary>Plays a legal move. Checks nothing.</summary>
    public void Play(Move move)
    {
        if (Ply + 1 == _positions.Length)
        {
            Array.Resize(ref _positions, 2 * _positions.Length);
            Array.Resize(ref _moves, 2 * _moves.Length);
        }

        _moves[Ply] = move;
        _positions[Ply + 1] = _positions[Ply].After(move);
        Ply++;
    }

    /// <summary>Goes back to the position after <paramref name="ply"/> moves.</summary>
    public void TakeBackTo(int ply)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ply, Ply);
        ArgumentOutOfRangeException.ThrowIfNegative(ply);
        Ply = ply;
    }

    /// <summary>Starts another game in the same memory.</summary>
    public void Restart(in TPosition start)
    {
        Ply = 0;
        _positions[0] = start;
    }

    private Outcome ResultByRules(int legalMoves)
    {
        var outcome = Position.Result(legalMoves);
        return outcome == Outcome.Ongoing ? TPosition.ResultByHistory(Positions) : outcome;
    }
}
