using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>What the catalogue lists.</summary>
public static class ShogiGame
{
    // AlphaZero's limit (Silver et al. 2018, supplement).
    private const int MoveLimit = 512;

    // In the order of the numbers of PieceKind.
    private static readonly int[] Worths = [0, 1, 3, 4, 5, 8, 10, 6, 0, 6, 6, 6, 6, 10, 12];

    private const string Name = "shogi";

    private static readonly (string Name, string Title, EnteringKingRule Rule)[] Rules =
    [
        ("", "", EnteringKingRule.Points27),
        ("-24points", " (declaration with 24 points)", EnteringKingRule.Points24),
        ("-nodeclaration", " (no declaration)", EnteringKingRule.None),
    ];

    public static Game<ShogiPosition> Create() => Create(Rules[0], ShogiStarts.All[0]);

    /// <summary>Shogi by another rule or from a handicap: "shogi-24points", "shogi-2-piece", "shogi-24points-lance"; null for other names.</summary>
    public static Game<ShogiPosition>? Find(string name)
    {
        foreach (var rule in Rules)
        {
            foreach (var start in ShogiStarts.All)
            {
                var game = Create(rule, start);
                if (game.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return game;
            }
        }

        return null;
    }

    private static Game<ShogiPosition> Create((string Name, string Title, EnteringKingRule Rule) rule, ShogiStart start)
    {
        var encoder = new ShogiEncoder();
        var even = start == ShogiStarts.All[0];
        return new Game<ShogiPosition>
        {
            Name = $"{Name}{rule.Name}{(even ? "" : $"-{start.Name}")}",
            Family = Name,
            Title = $"Shogi{(even ? "" : $", {start.Name} handicap")}{rule.Title}",
            MoveLimit = MoveLimit,
            Symmetries = [Identity(encoder)],
            Encoder = encoder,
            Notation = ShogiNotation.For(rule.Rule),
            Initial = start.Position.With(rule.Rule),
            Material = Material,
            PlayerTags = ("Black", "White"),
        };
    }

    // Worths in pawns that players learn, of men on the board and in the hand; a promoted man is worth about a gold, a horse or dragon more.
    private static int Material(ShogiPosition position, Side side)
    {
        var total = 0;
        for (var kind = PieceKind.Pawn; kind <= PieceKind.Dragon; kind++)
        {
            total += Worths[(int)kind] * position.Men(side, kind).Count;
            if (kind <= PieceKind.Gold) total += Worths[(int)kind] * position.HandOf(side).Count(kind);
        }

        return total;
    }

    // The mirrored board has the same rules, but not the same start: rook and bishop change places.
    private static Symmetry Identity(ShogiEncoder encoder) =>
        new("identity", [.. Enumerable.Range(0, encoder.Planes.Cells)], [.. Enumerable.Range(0, encoder.PolicySize)]);
}
