using SelfPlay.Games.Core;
using SelfPlay.Games.Encoding;
using static SelfPlay.Games.ConnectFour.ConnectFourBoard;

namespace SelfPlay.Games.ConnectFour;

/// <summary>
/// 6x7x2: own stones, the opponent's. Row 0 of the planes is the top row, as boards are drawn; nothing is turned, because both sides play
/// downwards. Policy index = column.
/// </summary>
public sealed class ConnectFourEncoder : IEncoder<ConnectFourPosition>
{
    public PlaneShape Planes => new(Height, Width, 2);

    public int PolicySize => Width;

    public int Version => 1;

    public void Encode(ReadOnlySpan<ConnectFourPosition> line, Span<float> planes)
    {
        var (own, opponent) = (line[^1].Own, line[^1].Opponent);
        var at = 0;
        for (var row = Height - 1; row >= 0; row--)
        {
            for (var bit = row; bit < Width * ColumnStep; bit += ColumnStep)
            {
                planes[at++] = (own >> bit) & 1;
                planes[at++] = (opponent >> bit) & 1;
            }
        }
    }

    public void PolicyIndices(in ConnectFourPosition position, ReadOnlySpan<Move> moves, Span<int> indices)
    {
        for (var i = 0; i < moves.Length; i++) indices[i] = moves[i].Value;
    }

    public ulong Key(ReadOnlySpan<ConnectFourPosition> line) => line[^1].Hash;
}
