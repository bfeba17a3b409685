using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Boards;

/// <summary>What stands on one cell of a board.</summary>
/// <param name="Owner">Whose it is; null for an empty cell.</param>
/// <param name="Symbol">For screens that show all characters; " " for an empty cell.</param>
/// <param name="Letter">The same in ASCII; "." for an empty cell.</param>
public readonly record struct BoardCell(Side? Owner, string Symbol, string Letter)
{
    public static BoardCell Empty { get; } = new(null, " ", ".");
}
