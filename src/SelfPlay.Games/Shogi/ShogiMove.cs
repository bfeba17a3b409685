using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>
/// What the bits of a shogi <see cref="Move"/> mean. Squares are those of the real board.
/// <code>
/// bits 0-6 to | 7-13 from, or 81 + kind that is dropped | 14 promotes
/// </code>
/// </summary>
public readonly record struct ShogiMove(int Value)
{
    private const int SquareMask = 127;
    private const int FromShift = 7;
    private const int PromotionBit = 1 << 14;

    public ShogiMove(Move move)
        : this(move.Value)
    {
    }

    public Square To => new(Value & SquareMask);

    /// <summary>Where the man stood; of no use for a drop.</summary>
    public Square From => new(Origin);

    public bool IsDrop => Origin >= Square.Count;

    /// <summary>What is dropped, if the move is a drop.</summary>
    public PieceKind Dropped => (PieceKind)(Origin - Square.Count);

    public bool Promotes => (Value & PromotionBit) != 0;

    private int Origin => (Value >> FromShift) & SquareMask;

    public static implicit operator Move(ShogiMove move) => new(move.Value);

    internal static ShogiMove Of(int from, int to, bool promotes = false) => new(Head(from) | to | (promotes ? PromotionBit : 0));

    internal static ShogiMove Drop(PieceKind kind, int to) => new(DropHead(kind) | to);

    /// <summary>All of a move but its target, which a loop over targets only adds.</summary>
    internal static int Head(int from) => from << FromShift;

    internal static int PromotionHead(int from) => Head(from) | PromotionBit;

    internal static int DropHead(PieceKind kind) => (Square.Count + (int)kind) << FromShift;

    /// <summary>What is to be added for each target when every man makes the same step.</summary>
    internal static int Step(int target, int step) => target + ((target - step) << FromShift);

    internal static int PromotedStep(int target, int step) => Step(target, step) | PromotionBit;
}
