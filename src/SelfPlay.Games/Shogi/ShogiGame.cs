using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>What the catalogue lists.</summary>
public static class ShogiGame
{
    // AlphaZero's limit (Silver et al. 2018, supplement).
    private const int MoveLimit = 512;

    // In the order of the numbers of PieceKind.
    private static readonly int[] Worths = [0, 1, 3, 4, 5, 8, 10, 6, 0, 6, 6, 6, 6, 10, 12];

    public static Game<ShogiPosition> Create()
    {
        var encoder = new ShogiEncoder();
        return new Game<ShogiPosition>
        {
            Name = "shogi",
            Title = "Shogi",
            MoveLimit = MoveLimit,
            Symmetries = [Identity(encoder)],
            Encoder = encoder,
            Notation = ShogiNotation.Instance,
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
