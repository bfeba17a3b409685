using SelfPlay.Arena.Boards;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.TextUi;

/// <summary>Where on the board a policy wants to go, in whole percent that sum to 100.</summary>
/// <param name="Cells">Percent per cell, row by row; moves that end on the same cell are added.</param>
/// <param name="Elsewhere">Percent of moves that end on no cell (a pass).</param>
internal sealed record HeatMap(IReadOnlyList<int> Cells, int Elsewhere)
{
    public static HeatMap Of<TPosition>(TextBoard<TPosition> board, in TPosition position, FirstSight sight)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var cells = board.Rows * board.Columns;
        var shares = new double[cells + 1];
        for (var i = 0; i < sight.Moves.Count; i++) shares[board.Target(position, sight.Moves[i]) ?? cells] += sight.Policy[i];
        var percent = Shares.Round(shares, 100);
        return new HeatMap(percent[..cells], percent[cells]);
    }
}
