using SelfPlay.Arena.Boards;

namespace SelfPlay.Arena.Tournaments.Reports.Replay;

/// <summary>The look of a board, of which <see cref="TextBoard{TPosition}"/> says more.</summary>
/// <param name="Sides">What the two players are called.</param>
/// <param name="Symbols">All that ever stands on a cell; an empty cell first.</param>
internal sealed record ReplayBoard(
    int Rows,
    int Columns,
    bool IsChequered,
    bool CanFlip,
    IReadOnlyList<string> RowNames,
    IReadOnlyList<string> ColumnNames,
    IReadOnlyList<string> Sides,
    BoardPalette Palette,
    IReadOnlyList<ReplaySymbol> Symbols);
