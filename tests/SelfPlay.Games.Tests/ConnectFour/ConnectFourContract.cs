using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.Games.Tests.Contract;

namespace SelfPlay.Games.Tests.ConnectFour;

public class ConnectFourContract : GameContract<ConnectFourPosition>
{
    private static readonly (int Down, int Right)[] Directions = [(0, 1), (1, 0), (1, 1), (1, -1)];

    public override string GameName => "connect4";

    protected override int GamesPerStart => 150;

    protected override IEnumerable<string> NaiveMoves(string position)
    {
        var rows = Rows(position);
        for (var row = 0; row < 6; row++)
        {
            for (var column = 0; column < 7; column++)
            {
                if (Directions.Any(direction => IsFour(rows, row, column, direction))) return [];
            }
        }

        return Enumerable.Range(0, 7).Where(column => rows[0][column] == '.').Select(column => $"{column + 1}");
    }

    protected override string Turn(string position, Symmetry symmetry)
    {
        var cells = string.Concat(Rows(position));
        return string.Join('/', symmetry.Cells.Select(cell => cells[cell]).Chunk(7).Select(row => new string(row))) + position[^2..];
    }

    private static string[] Rows(string position) =>
        [.. position[..^2].Split('/').Select(row => string.Concat(row.Select(symbol => char.IsDigit(symbol) ? new string('.', symbol - '0') : $"{symbol}")))];

    private static bool IsFour(string[] rows, int row, int column, (int Down, int Right) direction)
    {
        if (rows[row][column] == '.' || row + (3 * direction.Down) > 5 || column + (3 * direction.Right) is < 0 or > 6) return false;
        return Enumerable.Range(1, 3).All(i => rows[row + (i * direction.Down)][column + (i * direction.Right)] == rows[row][column]);
    }
}
