using System.Numerics;
using SelfPlay.Games.Core;
using static SelfPlay.Games.ConnectFour.ConnectFourBoard;

namespace SelfPlay.Games.ConnectFour;

/// <summary>Connect Four on two bitboards. A move's value is its column, 0 at the left.</summary>
public readonly record struct ConnectFourPosition : IPosition<ConnectFourPosition>
{
    public const int Rows = Height;
    public const int Columns = Width;

    private readonly ulong _own;
    private readonly ulong _occupied;

    private ConnectFourPosition(ulong own, ulong occupied)
    {
        _own = own;
        _occupied = occupied;
    }

    public static ConnectFourPosition Initial => default;

    public static int MaxMoves => Width;

    /// <summary>The first player moves when both have as many stones.</summary>
    public Side SideToMove => (Side)(Stones & 1);

    public ulong Hash => Mixing.Mix(Key + 1);

    /// <summary>The number of stones on the board.</summary>
    public int Stones => BitOperations.PopCount(_occupied);

    /// <summary>Stones of the side to move.</summary>
    internal ulong Own => _own;

    /// <summary>Stones of the side that moved last.</summary>
    internal ulong Opponent => _own ^ _occupied;

    internal ulong Occupied => _occupied;

    /// <summary>Different for each position and below 2^49: in a column of h stones the sum lies between 2^h - 1 and 2^(h + 1) - 2.</summary>
    internal ulong Key => _own + _occupied;

    public int LegalMoves(Span<Move> moves)
    {
        if (HasFour(Opponent)) return 0;
        var count = 0;
        for (var open = Top & ~_occupied; open != 0; open &= open - 1)
            moves[count++] = new Move(BitOperations.TrailingZeroCount(open) / ColumnStep);
        return count;
    }

    public ConnectFourPosition After(Move move) => new(Opponent, _occupied | (_occupied + Foot(move.Value)));

    public Outcome Result(int legalMoves) =>
        legalMoves > 0 ? Outcome.Ongoing
        : HasFour(Opponent) ? OutcomeExtensions.WinFor(SideToMove.Opponent())
        : Outcome.Draw;

    /// <summary>Whose stone lies on a cell, row 0 at the top; null where none does.</summary>
    public Side? StoneAt(int row, int column)
    {
        var cell = Foot(column) << (Height - 1 - row);
        return (_occupied & cell) == 0 ? null : (_own & cell) != 0 ? SideToMove : SideToMove.Opponent();
    }

    public override string ToString() => ConnectFourNotation.Instance.FormatPosition(this);

    /// <summary>A position from the stones of both players. Checks nothing.</summary>
    internal static ConnectFourPosition FromStones(ulong first, ulong second)
    {
        var occupied = first | second;
        return new ConnectFourPosition(BitOperations.PopCount(occupied) % 2 == 0 ? first : second, occupied);
    }
}
