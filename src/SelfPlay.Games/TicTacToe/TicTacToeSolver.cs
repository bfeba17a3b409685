using SelfPlay.Games.Core;

namespace SelfPlay.Games.TicTacToe;

/// <summary>
/// Plain negamax with a table of all positions. The score is 1 + the squares left empty when the game is won, negative for a loss.
/// </summary>
public sealed class TicTacToeSolver : ISolver<TicTacToePosition>
{
    private const sbyte Unknown = sbyte.MinValue;

    private readonly sbyte[] _scores = new sbyte[1 << (2 * TicTacToePosition.Cells)];

    public TicTacToeSolver() => Array.Fill(_scores, Unknown);

    public bool CanSolve(in TicTacToePosition position) => true;

    public int Solve(in TicTacToePosition position)
    {
        ref var score = ref _scores[position.Key];
        if (score == Unknown) score = (sbyte)Search(position);
        return score;
    }

    private int Search(in TicTacToePosition position)
    {
        Span<Move> moves = stackalloc Move[TicTacToePosition.MaxMoves];
        var count = position.LegalMoves(moves);
        if (count == 0)
        {
            var empty = TicTacToePosition.Cells - int.PopCount(position.Own | position.Opponent);
            return position.Result(count).ValueFor(position.SideToMove) * (1 + empty);
        }

        var best = int.MinValue;
        foreach (var move in moves[..count]) best = Math.Max(best, -Solve(position.After(move)));
        return best;
    }
}
