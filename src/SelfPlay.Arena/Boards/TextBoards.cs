using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Boards;

/// <summary>The board of each game of the catalogue. A new game adds one line here.</summary>
public static class TextBoards
{
    private static readonly object[] All =
    [
        new TicTacToeTextBoard(),
        new ConnectFourTextBoard(),
        new ChessTextBoard(),
        new ShogiTextBoard(),
    ];

    public static TextBoard<TPosition> For<TPosition>(Game<TPosition> game)
        where TPosition : unmanaged, IPosition<TPosition> =>
        All.OfType<TextBoard<TPosition>>().FirstOrDefault()
        ?? throw new NotSupportedException($"{game.Name} has no board: add one to {nameof(TextBoards)}");
}
