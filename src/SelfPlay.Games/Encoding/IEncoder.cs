using SelfPlay.Games.Core;

namespace SelfPlay.Games.Encoding;

/// <summary>
/// Positions as planes and moves as policy indices, both from the side to move's point of view with the board turned so that it
/// moves up. Stateless and thread-safe.
/// </summary>
public interface IEncoder<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    PlaneShape Planes { get; }

    /// <summary>The number of policy indices. When it is a multiple of the board's cells, index = cell * planes + plane.</summary>
    int PolicySize { get; }

    /// <summary>Raised whenever the meaning of a plane or an index changes, so that an old network is refused by name.</summary>
    int Version { get; }

    /// <summary>Writes the planes of the last position of <paramref name="line"/> (the game so far, oldest first). Overwrites all of <paramref name="planes"/>.</summary>
    void Encode(ReadOnlySpan<TPosition> line, Span<float> planes);

    /// <summary>Writes the same planes, for who has the legal moves of the last position at hand: some games see them, and find them only with much work.</summary>
    void Encode(ReadOnlySpan<TPosition> line, ReadOnlySpan<Move> legalMoves, Span<float> planes) => Encode(line, planes);

    /// <summary>Writes the policy index of each legal move. No two legal moves of one position share an index.</summary>
    void PolicyIndices(in TPosition position, ReadOnlySpan<Move> moves, Span<int> indices);

    /// <summary>A 64-bit key of all that the network sees and of the order of the legal moves: what an evaluation cache may be keyed by.</summary>
    ulong Key(ReadOnlySpan<TPosition> line);

    /// <summary>Such a key too, though not always the same, for who has the legal moves at hand.</summary>
    ulong Key(ReadOnlySpan<TPosition> line, ReadOnlySpan<Move> legalMoves) => Key(line);
}
