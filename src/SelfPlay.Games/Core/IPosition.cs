namespace SelfPlay.Games.Core;

/// <summary>
/// A position as a value: copying it is how a search branches, so there is no undo and no allocation. Holds what the
/// rules need of one moment; what needs the past (repetition, superko) gets the whole game as a span.
/// </summary>
public interface IPosition<TSelf> : IEquatable<TSelf>
    where TSelf : unmanaged, IPosition<TSelf>
{
    static abstract TSelf Initial { get; }

    /// <summary>The most legal moves that any position has: the size of a buffer that always suffices.</summary>
    static abstract int MaxMoves { get; }

    Side SideToMove { get; }

    /// <summary>64-bit hash of all that decides the legal moves (board, side, rights), equal for equal positions however reached;
    /// counters of plies are not in it.</summary>
    ulong Hash { get; }

    /// <summary>Writes the legal moves by the rules of one position, always in the same order for equal positions, and returns their
    /// count. A position whose board ends the game (a completed row) has none.</summary>
    int LegalMoves(Span<Move> moves);

    /// <summary>The position after a legal move. Checks nothing.</summary>
    TSelf After(Move move);

    /// <summary>The result by this position alone. <paramref name="legalMoves"/> is the count that <see cref="LegalMoves"/> returned,
    /// so that mate and stalemate need no second generation.</summary>
    Outcome Result(int legalMoves);

    /// <summary>The result by the past: repetition, counters of plies. <paramref name="line"/> holds every position of the game, oldest first, the
    /// current one last. Called only when <see cref="Result"/> is <see cref="Outcome.Ongoing"/>.</summary>
    static virtual Outcome ResultByHistory(ReadOnlySpan<TSelf> line) => Outcome.Ongoing;

    /// <summary>Removes moves that the past forbids (superko), keeping the order; returns the new count.</summary>
    static virtual int FilterByHistory(ReadOnlySpan<TSelf> line, Span<Move> moves, int count) => count;

    /// <summary>The number of legal moves, for counting leaves; a game that can count without writing moves says how.
    /// <paramref name="buffer"/> has <see cref="MaxMoves"/> entries, and what is left in it is unspecified.</summary>
    static virtual int CountLegalMoves(in TSelf position, Span<Move> buffer) => position.LegalMoves(buffer);

    /// <summary>True when <see cref="Result"/> says that the side to move has lost: its opponent's last move won. A game that mostly
    /// sees this without its moves says how; the buffer is that of <see cref="CountLegalMoves"/>.</summary>
    static virtual bool IsLost(in TSelf position, Span<Move> buffer) =>
        position.Result(TSelf.CountLegalMoves(position, buffer)) == OutcomeExtensions.WinFor(position.SideToMove.Opponent());

    /// <summary>The place, among the legal moves of one position, of the first that wins at once; -1 if none does. The buffer is that of
    /// <see cref="CountLegalMoves"/>.</summary>
    static virtual int FindWin(in TSelf position, ReadOnlySpan<Move> moves, Span<Move> buffer)
    {
        for (var i = 0; i < moves.Length; i++)
        {
            if (TSelf.IsLost(position.After(moves[i]), buffer)) return i;
        }

        return -1;
    }
}
