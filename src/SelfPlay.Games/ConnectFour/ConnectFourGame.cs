using SelfPlay.Games.Core;

namespace SelfPlay.Games.ConnectFour;

/// <summary>What the catalogue lists.</summary>
public static class ConnectFourGame
{
    public static Game<ConnectFourPosition> Create() => new()
    {
        Name = "connect4",
        Title = "Connect Four",
        Aliases = ["connectfour", "connect-four", "c4"],
        MoveLimit = ConnectFourBoard.Cells,
        Symmetries = [Mirror("identity", column => column), Mirror("mirror", column => ConnectFourBoard.Width - 1 - column)],
        Encoder = new ConnectFourEncoder(),
        Notation = ConnectFourNotation.Instance,
        CreateSolver = () => new ConnectFourSolver(),
    };

    private static Symmetry Mirror(string name, Func<int, int> source)
    {
        const int width = ConnectFourBoard.Width;
        var cells = Enumerable.Range(0, ConnectFourBoard.Cells).Select(cell => (cell / width * width) + source(cell % width));
        return new Symmetry(name, [.. cells], [.. Enumerable.Range(0, width).Select(source)]);
    }
}
