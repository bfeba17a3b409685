using SelfPlay.Arena.Boards;

namespace SelfPlay.Arena.TextUi;

/// <summary>One cell as it is to be drawn.</summary>
/// <param name="Content">What stands there.</param>
/// <param name="IsDark">A dark cell of a chequered board.</param>
/// <param name="IsMarked">The last move touched it.</param>
/// <param name="IsWinning">It belongs to the row that won.</param>
/// <param name="Heat">Percent of a heat map; null if none is shown, or nothing goes here.</param>
internal readonly record struct PictureCell(BoardCell Content, bool IsDark, bool IsMarked, bool IsWinning, int? Heat);
