using SelfPlay.Games.Core;
using SelfPlay.Games.Tests.Contract;
using SelfPlay.Games.TicTacToe;

namespace SelfPlay.Games.Tests.TicTacToe;

public class TicTacToeContract : GameContract<TicTacToePosition>
{
    private static readonly string[] Rows = ["012", "345", "678", "036", "147", "258", "048", "246"];

    public override string GameName => "tictactoe";

    protected override int GamesPerStart => 400;

    protected override IEnumerable<string> NaiveMoves(string position)
    {
        var board = position[..11].Replace("/", "", StringComparison.Ordinal);
        if (Rows.Any(row => board[row[0] - '0'] != '.' && row.All(cell => board[cell - '0'] == board[row[0] - '0']))) return [];
        return Enumerable.Range(0, 9).Where(cell => board[cell] == '.').Select(cell => $"{"abc"[cell % 3]}{3 - (cell / 3)}");
    }

    protected override string Turn(string position, Symmetry symmetry)
    {
        var board = position[..11].Replace("/", "", StringComparison.Ordinal);
        return string.Join('/', symmetry.Cells.Select(cell => board[cell]).Chunk(3).Select(row => new string(row))) + position[11..];
    }
}
