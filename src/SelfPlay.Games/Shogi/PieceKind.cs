namespace SelfPlay.Games.Shogi;

/// <summary>
/// The kinds of shogi men, numbered so that four bitboards spell them in binary (see <see cref="ShogiPosition"/>): bit 3 says "promoted", the others
/// what the man is when it goes to a hand. The king has bit 3 alone. 15 is no kind.
/// </summary>
public enum PieceKind : byte
{
    None = 0,
    Pawn = 1,
    Lance = 2,
    Knight = 3,
    Silver = 4,
    Bishop = 5,
    Rook = 6,
    Gold = 7,
    King = 8,
    PromotedPawn = 9,
    PromotedLance = 10,
    PromotedKnight = 11,
    PromotedSilver = 12,
    Horse = 13,
    Dragon = 14,
}

public static class PieceKindExtensions
{
    private const int Promotion = 8;
    private const string Letters = ".PLNSBRGK";

    /// <summary>Kinds that may be held in a hand, in the order in which SFEN writes them.</summary>
    public static IReadOnlyList<PieceKind> InHand { get; } =
        [PieceKind.Rook, PieceKind.Bishop, PieceKind.Gold, PieceKind.Silver, PieceKind.Knight, PieceKind.Lance, PieceKind.Pawn];

    public static bool IsPromoted(this PieceKind kind) => kind > PieceKind.King;

    public static bool CanPromote(this PieceKind kind) => kind is > PieceKind.None and < PieceKind.Gold;

    /// <summary>Of a kind that can promote.</summary>
    public static PieceKind Promoted(this PieceKind kind) => kind + Promotion;

    /// <summary>What the man is in the hand of its captor; the king stays what it is.</summary>
    public static PieceKind Unpromoted(this PieceKind kind) => kind.IsPromoted() ? kind - Promotion : kind;

    /// <summary>The capital letter of the kind before promotion: P L N S B R G K.</summary>
    public static char Letter(this PieceKind kind) => Letters[(int)kind.Unpromoted()];

    /// <summary>Reads a letter of either case; None for anything else.</summary>
    public static PieceKind KindOf(char letter) => char.ToUpperInvariant(letter) switch
    {
        'P' => PieceKind.Pawn,
        'L' => PieceKind.Lance,
        'N' => PieceKind.Knight,
        'S' => PieceKind.Silver,
        'B' => PieceKind.Bishop,
        'R' => PieceKind.Rook,
        'G' => PieceKind.Gold,
        'K' => PieceKind.King,
        _ => PieceKind.None,
    };

    /// <summary>How many of a kind a set of men has, promoted ones among them.</summary>
    public static int CountInSet(this PieceKind kind) => kind.Unpromoted() switch
    {
        PieceKind.Pawn => 18,
        PieceKind.Bishop or PieceKind.Rook or PieceKind.King => 2,
        PieceKind.None => 0,
        _ => 4,
    };
}
