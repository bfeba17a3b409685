using SelfPlay.Games.Core;
using SelfPlay.Games.Encoding;

namespace SelfPlay.Games.TicTacToe;

/// <summary>3x3x2: own marks, the opponent's. Policy index = cell. The board looks alike from both sides, so it is not turned.</summary>
public sealed class TicTacToeEncoder : IEncoder<TicTacToePosition>
{
    public PlaneShape Planes => new(TicTacToePosition.Size, TicTacToePosition.Size, 2);

    public int PolicySize => TicTacToePosition.Cells;

    public int Version => 1;

    public void Encode(ReadOnlySpan<TicTacToePosition> line, Span<float> planes)
    {
        var (own, opponent) = (line[^1].Own, line[^1].Opponent);
        for (var cell = 0; cell < TicTacToePosition.Cells; cell++)
        {
            planes[2 * cell] = (own >> cell) & 1;
            planes[(2 * cell) + 1] = (opponent >> cell) & 1;
        }
    }

    public void PolicyIndices(in TicTacToePosition position, ReadOnlySpan<Move> moves, Span<int> indices)
    {
        for (var i = 0; i < moves.Length; i++) indices[i] = moves[i].Value;
    }

    public ulong Key(ReadOnlySpan<TicTacToePosition> line) => line[^1].Hash;
}
