using System.Numerics;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.TicTacToe;

/// <summary>
/// Tic-tac-toe as two masks of nine bits. Bit = row * 3 + column, row 0 at the top; a move's value is its bit.
/// <code>
/// 3  0 1 2
/// 2  3 4 5
/// 1  6 7 8
///    a b c
/// </code>
/// </summary>
public readonly record struct TicTacToePosition : IPosition<TicTacToePosition>
{
    public const int Size = 3;
    public const int Cells = Size * Size;

    private const int Full = (1 << Cells) - 1;
    private const int LeftColumn = 0b001_001_001;
    private const int TopRow = 0b000_000_111;
    private const int Diagonal = 0b100_010_001;
    private const int OtherDiagonal = 0b001_010_100;

    private readonly ushort _own;
    private readonly ushort _occupied;

    private TicTacToePosition(int own, int occupied)
    {
        _own = (ushort)own;
        _occupied = (ushort)occupied;
    }

    public static TicTacToePosition Initial => default;

    public static int MaxMoves => Cells;

    /// <summary>The first player moves when both have as many stones.</summary>
    public Side SideToMove => (Side)(BitOperations.PopCount(_occupied) & 1);

    public ulong Hash => Mixing.Mix((ulong)Key + 1);

    /// <summary>Marks of the side to move.</summary>
    public int Own => _own;

    /// <summary>Marks of the side that moved last.</summary>
    public int Opponent => _own ^ _occupied;

    /// <summary>Different for each position and below 2^18: an index for tables.</summary>
    internal int Key => (_occupied << Cells) | _own;

    /// <summary>A position from the marks of both players. Checks nothing.</summary>
    public static TicTacToePosition FromMarks(int first, int second)
    {
        var occupied = first | second;
        return new TicTacToePosition(BitOperations.PopCount((uint)occupied) % 2 == 0 ? first : second, occupied);
    }

    public static bool HasRow(int marks) =>
        (marks & (marks >> 1) & (marks >> 2) & LeftColumn) != 0
        || (marks & (marks >> 3) & (marks >> 6) & TopRow) != 0
        || (marks & Diagonal) == Diagonal
        || (marks & OtherDiagonal) == OtherDiagonal;

    public int LegalMoves(Span<Move> moves)
    {
        if (HasRow(Opponent)) return 0;
        var count = 0;
        for (var free = ~_occupied & Full; free != 0; free &= free - 1)
            moves[count++] = new Move(BitOperations.TrailingZeroCount(free));
        return count;
    }

    public TicTacToePosition After(Move move) => new(Opponent, _occupied | (1 << move.Value));

    public Outcome Result(int legalMoves) =>
        legalMoves > 0 ? Outcome.Ongoing
        : HasRow(Opponent) ? OutcomeExtensions.WinFor(SideToMove.Opponent())
        : Outcome.Draw;

    public override string ToString() => TicTacToeNotation.Instance.FormatPosition(this);
}
