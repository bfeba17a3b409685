using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi.Mate;

/// <summary>The moves of one position on the way from the root and the hashes that they lead to; kept from one visit of the depth to the next.</summary>
internal sealed class MateNode
{
    private static readonly int Capacity = ShogiPosition.MaxMoves;

    private readonly Move[] _moves = new Move[Capacity];
    private readonly ulong[] _hashes = new ulong[Capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<Move> Moves => _moves.AsSpan(0, Count);

    public ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, Count);

    /// <summary>All legal moves, or those that give check.</summary>
    public void Expand(in ShogiPosition position, bool onlyChecks)
    {
        var legal = position.LegalMoves(_moves);
        Count = 0;
        for (var i = 0; i < legal; i++)
        {
            var next = position.After(_moves[i]);
            if (onlyChecks && !next.InCheck) continue;
            _moves[Count] = _moves[i];
            _hashes[Count++] = next.Hash;
        }
    }
}
