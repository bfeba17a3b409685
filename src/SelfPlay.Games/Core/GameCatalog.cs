using SelfPlay.Games.Chess;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Shogi;
using SelfPlay.Games.TicTacToe;

namespace SelfPlay.Games.Core;

/// <summary>The games that this build knows. A new game adds one line here.</summary>
public static class GameCatalog
{
    public static IReadOnlyList<Game> All { get; } =
    [
        TicTacToeGame.Create(),
        ConnectFourGame.Create(),
        ChessGame.Create(),
        ShogiGame.Create(),
    ];

    /// <summary>Finds a game by its command-line name or an alias, shogi by other rules and from handicaps too ("shogi-24points"); null if there is none.</summary>
    public static Game? Find(string name) =>
        All.FirstOrDefault(game => game.Aliases.Prepend(game.Name).Contains(name, StringComparer.OrdinalIgnoreCase)) ?? ShogiGame.Find(name);
}
