using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Boards;

/// <summary>
/// How a game's board looks, for the terminal and for reports. Rows and columns are those of the real board seen by the first player: row 0 is the
/// far one, column 0 the left one; turning the board is the viewer's business. Stateless and thread-safe.
/// </summary>
public abstract class TextBoard<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    public abstract int Rows { get; }

    public abstract int Columns { get; }

    /// <summary>True where the second player sits on the far side and may want to see the board from there.</summary>
    public abstract bool CanFlip { get; }

    /// <summary>True where cells are chequered (chess).</summary>
    public virtual bool IsChequered => false;

    /// <summary>Name of a row at the board's edge; empty if the game names none.</summary>
    public abstract string RowName(int row);

    public abstract string ColumnName(int column);

    public abstract BoardCell Cell(in TPosition position, int row, int column);

    /// <summary>The cells, row by row from 0, that a move changed in people's eyes: where it came from and where it went.</summary>
    public abstract IReadOnlyList<int> Touched(in TPosition before, Move move);

    /// <summary>The cell where a move ends, for a heat map; null for a move that has none (a pass).</summary>
    public abstract int? Target(in TPosition position, Move move);

    /// <summary>What a player has beside the board: captured men, a hand; empty if there is nothing.</summary>
    public virtual string Beside(in TPosition position, Side side) => "";

    /// <summary>The move as people of this game write it (chess: SAN).</summary>
    public abstract string Name(in TPosition position, Move move);
}
