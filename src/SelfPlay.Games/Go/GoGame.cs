using SelfPlay.Games.Core;

namespace SelfPlay.Games.Go;

/// <summary>What the catalogue lists: a game for every board size and set of rules.</summary>
public static class GoGame
{
    /// <summary>The sizes that people play; all others are found by name.</summary>
    public static IReadOnlyList<int> UsualSizes { get; } = [9, 13, 19];

    public static Game<GoPosition> Create(int size) => Create(GoRules.Usual(size));

    public static Game<GoPosition> Create(GoRules rules) => new()
    {
        Name = rules.Name,
        Family = GoRules.Usual(rules.Size).Name,
        Title = $"Go {rules.Size}x{rules.Size}",
        Aliases = Aliases(rules),
        MoveLimit = 2 * rules.Cells, // AlphaGo Zero's 722 on 19 rows
        Symmetries = [.. BoardSymmetries.Square(rules.Size).Select(WithPass)],
        Encoder = new GoEncoder(rules),
        Notation = new GoNotation(rules),
        Initial = GoPosition.Start(rules),
        PlayerTags = ("Black", "White"),
    };

    /// <summary>The game that a name such as "go7", "go:7" or "go9-komi5.5-suicide" means; null for any other text.</summary>
    public static Game<GoPosition>? Find(string name) => GoRules.Parse(name) is { } rules ? Create(rules) : null;

    private static IReadOnlyList<string> Aliases(GoRules rules) =>
        rules == GoRules.Usual(GoRules.MaxSize) ? ["go", "baduk", "weiqi"] : [];

    /// <summary>The pass is no cell and stays where it is.</summary>
    private static Symmetry WithPass(Symmetry board) => board with { Policy = [.. board.Policy, board.Policy.Length] };
}
