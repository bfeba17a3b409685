using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Thinking;

/// <summary>Counts below each legal move, one after the other, and can be stopped in between.</summary>
internal sealed class PerftActivity<TPosition>(TPosition root, int depth, Action<string> write, Func<TPosition, Move, string> format) : JobActivity
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Counted without asking whether to stop: some milliseconds.</summary>
    private const int Uninterrupted = 3;

    protected override void Work()
    {
        var nodes = depth == 0 ? 1 : CountMoves();
        write("");
        write(Stopping.IsCancellationRequested ? $"info string perft stopped after {nodes} nodes" : $"Nodes searched: {nodes}");
        write("");
    }

    private ulong CountMoves()
    {
        var nodes = 0ul;
        foreach (var move in LegalMoves(root))
        {
            var below = Count(root.After(move), depth - 1);
            if (Stopping.IsCancellationRequested) break;
            write($"{format(root, move)}: {below}");
            nodes += below;
        }

        return nodes;
    }

    private ulong Count(in TPosition position, int left)
    {
        if (left <= Uninterrupted) return Perft.Count(position, left);
        var nodes = 0ul;
        foreach (var move in LegalMoves(position))
        {
            if (Stopping.IsCancellationRequested) break;
            nodes += Count(position.After(move), left - 1);
        }

        return nodes;
    }

    private static Move[] LegalMoves(in TPosition position)
    {
        var moves = new Move[TPosition.MaxMoves];
        return moves[..position.LegalMoves(moves)];
    }
}
