using SelfPlay.Games.Chess;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.Games.Go;
using SelfPlay.Games.Shogi;
using SelfPlay.Games.TicTacToe;

namespace SelfPlay.Arena.Boards;

/// <summary>The board of each game of the catalogue. A new game adds one line here.</summary>
public static class TextBoards
{
    private static readonly Func<Game, object?>[] All =
    [
        game => game is Game<TicTacToePosition> ? new TicTacToeTextBoard() : null,
        game => game is Game<ConnectFourPosition> ? new ConnectFourTextBoard() : null,
        game => game is Game<ChessPosition> ? new ChessTextBoard() : null,
        game => game is Game<GoPosition> go ? new GoTextBoard(go.Initial.Rules) : null,
        game => game is Game<ShogiPosition> ? new ShogiTextBoard() : null,
    ];

    public static TextBoard<TPosition> For<TPosition>(Game<TPosition> game)
        where TPosition : unmanaged, IPosition<TPosition> =>
        All.Select(make => make(game)).OfType<TextBoard<TPosition>>().FirstOrDefault()
        ?? throw new NotSupportedException($"{game.Name} has no board: add one to {nameof(TextBoards)}");
}
