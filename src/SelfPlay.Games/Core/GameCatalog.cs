using SelfPlay.Games.Chess;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Go;
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
        .. GoGame.UsualSizes.Select(GoGame.Create),
    ];

    /// <summary>Examples of games that <see cref="Find"/> knows beside those of the list, and what they stand for.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Others { get; } =
    [
        ("go7", $"Go of {GoRules.MinSize} to {GoRules.MaxSize} rows"),
        ("go9-komi5.5", "Go with another komi"),
        ("go9-suicide", "Go in which a stone may take the last liberty of its own chain"),
        ("go9-situational", "Go in which superko forbids a board only with the same side to move"),
        ("shogi-2-piece", $"Shogi from a handicap, the second side moving first: {string.Join(", ", ShogiStarts.All.Skip(1).Select(start => start.Name))}"),
        ("shogi-24points", "Shogi by another rule of declaring: 24points or nodeclaration"),
    ];

    /// <summary>Finds a game by its command-line name or an alias, and by other rules: Go of other sizes ("go:7", "go9-komi5.5"), shogi from handicaps
    /// ("shogi-2-piece"); null if there is none.</summary>
    public static Game? Find(string name) =>
        All.FirstOrDefault(game => game.Aliases.Prepend(game.Name).Contains(name, StringComparer.OrdinalIgnoreCase)) ?? ByRules(name);

    /// <summary>A spelling of a listed game ("go:9") means that very game.</summary>
    private static Game? ByRules(string name)
    {
        var game = GoGame.Find(name) ?? (Game?)ShogiGame.Find(name);
        return All.FirstOrDefault(listed => listed.Name == game?.Name) ?? game;
    }
}
