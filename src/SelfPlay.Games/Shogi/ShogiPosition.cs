using System.Runtime.CompilerServices;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>
/// A shogi position in 120 bytes. Six bitboards hold the board: whose man it is, and its <see cref="PieceKind"/> in binary.
/// <code>
///   _first, _second   _promoted   _kind2   _kind1   _kind0       a silver has the bits 0 1 0 0, a dragon 1 1 1 0,
///                                                                a king 1 0 0 0, an empty square 0 0 0 0
/// </code>
/// Squares are those of the real board; code that has a point of view is compiled for each side (<see cref="IFacing"/>).
/// </summary>
/// <remarks>
/// <see cref="Hash"/> holds board, hands and side to move: what the rules call the same position for repetition. A side may lack its king, as the
/// attacker does in mating problems: it cannot be checked.
/// </remarks>
public readonly partial struct ShogiPosition : IPosition<ShogiPosition>
{
    private static readonly ShogiPosition Start = Sfen.Read(ShogiStarts.EvenSfen);

    private readonly Bitboard _first;
    private readonly Bitboard _second;
    private readonly Bitboard _kind0;
    private readonly Bitboard _kind1;
    private readonly Bitboard _kind2;
    private readonly Bitboard _promoted;

    /// <summary>Of the board and the side to move.</summary>
    private readonly ulong _hash;
    private readonly Hand _firstHand;
    private readonly Hand _secondHand;
    private readonly ushort _moveNumber;
    private readonly Side _side;
    private readonly EnteringKingRule _rule;

    private ShogiPosition(in Board board, ulong hash, Hand firstHand, Hand secondHand, Side side, int moveNumber, EnteringKingRule rule)
    {
        (_first, _second) = (board.First, board.Second);
        (_kind0, _kind1, _kind2, _promoted) = (board.Kind0, board.Kind1, board.Kind2, board.Promoted);
        _hash = hash;
        (_firstHand, _secondHand) = (firstHand, secondHand);
        _side = side;
        _moveNumber = (ushort)moveNumber;
        _rule = rule;
    }

    public static ShogiPosition Initial => Start;

    /// <summary>With a set of men 593, as R8/2K1S1SSk/4B4/9/9/9/9/9/1L1L1L3 b RBGSNLP3g3n17p 1 has; and room for a man too many, of at most 32 moves.</summary>
    public static int MaxMoves => 640;

    public Side SideToMove => _side;

    public ulong Hash => _hash ^ Zobrist.Hands(_firstHand, _secondHand);

    /// <summary>1 at the start, one more after each move of either side.</summary>
    public int MoveNumber => _moveNumber;

    public EnteringKingRule Rule => _rule;

    public bool InCheck => _side == Side.First ? !Checkers<FacingUp>().IsEmpty : !Checkers<FacingDown>().IsEmpty;

    public Hand HandOf(Side side) => side == Side.First ? _firstHand : _secondHand;

    public PieceKind KindAt(Square square) => KindAt(square.Index);

    /// <summary>Of an occupied square.</summary>
    public Side SideAt(Square square) => _first.Has(square.Index) ? Side.First : Side.Second;

    /// <summary>The same position under another rule of declaring.</summary>
    public ShogiPosition With(EnteringKingRule rule) =>
        new(BoardNow, _hash, _firstHand, _secondHand, _side, _moveNumber, rule);

    /// <summary>Who has no move has lost, mated or not; who may declare that he wins does.</summary>
    public Outcome Result(int legalMoves)
    {
        if (legalMoves == 0) return OutcomeExtensions.WinFor(_side.Opponent());
        return ShogiRules.MayDeclare(this) ? OutcomeExtensions.WinFor(_side) : Outcome.Ongoing;
    }

    public static bool IsLost(in ShogiPosition position, Span<Move> buffer) =>
        (position.InCheck || !position.SurelyHasMove) && CountLegalMoves(position, buffer) == 0;

    /// <summary>The fourth occurrence of a position: a draw, or lost for the side that gave check all the time since the first.</summary>
    public static Outcome ResultByHistory(ReadOnlySpan<ShogiPosition> line) => ShogiRules.ResultByRepetition(line);

    public bool Equals(ShogiPosition other) =>
        _hash == other._hash && _first == other._first && _second == other._second
        && _kind0 == other._kind0 && _kind1 == other._kind1 && _kind2 == other._kind2 && _promoted == other._promoted
        && _firstHand == other._firstHand && _secondHand == other._secondHand
        && _moveNumber == other._moveNumber && _side == other._side && _rule == other._rule;

    public override bool Equals(object? obj) => obj is ShogiPosition other && Equals(other);

    public override int GetHashCode() => Hash.GetHashCode();

    public static bool operator ==(ShogiPosition left, ShogiPosition right) => left.Equals(right);

    public static bool operator !=(ShogiPosition left, ShogiPosition right) => !left.Equals(right);

    public override string ToString() => Sfen.Format(this);

    /// <summary>Board, hands and side are the same, which is what counts for repetition.</summary>
    internal bool Repeats(in ShogiPosition other) => _hash == other._hash && _firstHand == other._firstHand && _secondHand == other._secondHand;

    /// <summary>A side's men of one kind.</summary>
    internal Bitboard Men(Side side, PieceKind kind)
    {
        var bits = (int)kind;
        return MenOf(side)
            & ((bits & 1) != 0 ? _kind0 : ~_kind0) & ((bits & 2) != 0 ? _kind1 : ~_kind1)
            & ((bits & 4) != 0 ? _kind2 : ~_kind2) & ((bits & 8) != 0 ? _promoted : ~_promoted);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Bitboard MenOf(Side side) => side == Side.First ? _first : _second;

    /// <summary>A position from men on the board, with its hash worked out from nothing.</summary>
    internal static ShogiPosition From(ShogiSetup setup)
    {
        var (sides, kinds) = (new Bitboard[2], new Bitboard[4]);
        var hash = setup.SideToMove == Side.First ? 0 : Zobrist.Second;
        foreach (var (square, side, kind) in setup.Men)
        {
            sides[(int)side] |= Bitboard.Of(square.Index);
            for (var bit = 0; bit < kinds.Length; bit++)
            {
                if ((((int)kind >> bit) & 1) != 0) kinds[bit] |= Bitboard.Of(square.Index);
            }

            hash ^= Zobrist.Key(side, kind, square.Index);
        }

        var board = new Board(sides[0], sides[1], kinds[0], kinds[1], kinds[2], kinds[3]);
        return new ShogiPosition(board, hash, setup.FirstHand, setup.SecondHand, setup.SideToMove, setup.MoveNumber, setup.Rule);
    }

    /// <summary>True if the side that is not to move stands in check: no legal move leads there.</summary>
    internal bool OpponentInCheck => _side == Side.First ? !Checkers<FacingDown>().IsEmpty : !Checkers<FacingUp>().IsEmpty;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PieceKind KindAt(int square) => (PieceKind)(
        _kind0.BitAt(square) | (_kind1.BitAt(square) << 1) | (_kind2.BitAt(square) << 2) | (_promoted.BitAt(square) << 3));

    private Board BoardNow => new(_first, _second, _kind0, _kind1, _kind2, _promoted);

    /// <summary>The bitboards on their own, for what builds a position.</summary>
    private readonly record struct Board(Bitboard First, Bitboard Second, Bitboard Kind0, Bitboard Kind1, Bitboard Kind2, Bitboard Promoted);
}
