namespace SelfPlay.Games.Core;

/// <summary>Which moves an exact solver approves of: the yardstick for "was that move optimal?".</summary>
public static class OptimalMoves
{
    /// <summary>
    /// Marks the moves after which the side to move still gets what the position is worth: a win stays a win, a draw a draw. In a lost
    /// position every move keeps the value. The position must be one that the solver <see cref="ISolver{TPosition}.CanSolve"/>.
    /// </summary>
    /// <param name="solver">The judge.</param>
    /// <param name="position">Where the moves are to be judged.</param>
    /// <param name="moves">All legal moves.</param>
    /// <param name="keeps">One entry a move: true when it keeps the value.</param>
    /// <returns>The worth of the position for the side to move: +1, 0 or -1.</returns>
    public static int KeepValue<TPosition>(ISolver<TPosition> solver, in TPosition position, ReadOnlySpan<Move> moves, Span<bool> keeps)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        if (moves.Length == 0) return solver.SolveSign(position);
        for (var value = 1; value >= 0; value--)
        {
            var reached = false;
            for (var i = 0; i < moves.Length; i++)
            {
                // Worth at least the value to the mover: worth no more than its negative to the opponent.
                keeps[i] = !solver.Exceeds(position.After(moves[i]), -value);
                reached |= keeps[i];
            }

            if (reached) return value;
        }

        keeps[..moves.Length].Fill(true);
        return -1;
    }
}
