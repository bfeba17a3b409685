using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Boards;

/// <summary>
/// How a game's board looks and how its players speak of it, for the terminal and for reports. Rows and columns are those of the real board seen by
/// the first player: row 0 is the far one, column 0 the left one; turning the board is the viewer's business. Stateless and thread-safe.
/// </summary>
public abstract class TextBoard<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    public abstract int Rows { get; }

    public abstract int Columns { get; }

    /// <summary>True where the second player sits on the far side and may want to see the board from there.</summary>
    public abstract bool CanFlip { get; }

    /// <summary>True where cells are drawn in two shades (chess).</summary>
    public virtual bool IsChequered => false;

    /// <summary>Columns of a terminal that every <see cref="BoardCell.Symbol"/> of a man takes: 3 for kanji with a mark before them.</summary>
    public virtual int SymbolWidth => 1;

    public abstract BoardPalette Palette { get; }

    /// <summary>What a player is called: White, Black.</summary>
    public abstract string SideName(Side side);

    /// <summary>Name of a row at the board's edge; empty if the game names none.</summary>
    public abstract string RowName(int row);

    public abstract string ColumnName(int column);

    public abstract BoardCell Cell(in TPosition position, int row, int column);

    /// <summary>The cells, row by row from 0, that a move changed in people's eyes: where it came from and where it went.</summary>
    public virtual IReadOnlyList<int> Touched(in TPosition before, Move move)
    {
        var after = before.After(move);
        var touched = new List<int>();
        for (var cell = 0; cell < Rows * Columns; cell++)
        {
            if (Cell(before, cell / Columns, cell % Columns) != Cell(after, cell / Columns, cell % Columns)) touched.Add(cell);
        }

        return touched;
    }

    /// <summary>The cell where a move ends, for a heat map; null for a move that has none (a pass).</summary>
    public abstract int? Target(in TPosition position, Move move);

    /// <summary>The cells that won the game, to be marked; empty in games that are not won by a row, and as long as nobody has won.</summary>
    public virtual IReadOnlyList<int> WinningCells(in TPosition position) => [];

    /// <summary>What a player has beside the board: captured men, a hand; empty if there is nothing.</summary>
    /// <param name="position">The position.</param>
    /// <param name="side">Whose.</param>
    /// <param name="ascii">Letters instead of symbols.</param>
    public virtual string Beside(in TPosition position, Side side, bool ascii = false) => "";

    /// <summary>The move as people of this game write it (chess: SAN).</summary>
    public abstract string Name(in TPosition position, Move move);

    /// <summary>Why a game that is over ended, in words that follow "by": "checkmate", "threefold repetition", "four in a row".</summary>
    public string ReasonOf(Line<TPosition> line)
    {
        var legal = line.LegalMoves(new Move[TPosition.MaxMoves]);
        return line.IsTruncated(legal) ? $"the limit of {line.MoveLimit} moves" : ReasonByRules(line, legal);
    }

    /// <summary>The same for a game that the rules ended.</summary>
    protected abstract string ReasonByRules(Line<TPosition> line, int legalMoves);
}
