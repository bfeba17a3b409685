using SelfPlay.Games.Core;

namespace SelfPlay.Games.TicTacToe;

/// <summary>What the catalogue lists.</summary>
public static class TicTacToeGame
{
    public static Game<TicTacToePosition> Create() => new()
    {
        Name = "tictactoe",
        Title = "Tic-tac-toe",
        Aliases = ["tic-tac-toe", "ttt"],
        MoveLimit = TicTacToePosition.Cells,
        Symmetries = BoardSymmetries.Square(TicTacToePosition.Size),
        Encoder = new TicTacToeEncoder(),
        Notation = TicTacToeNotation.Instance,
        CreateSolver = () => new TicTacToeSolver(),
    };
}
