using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Boards;

/// <summary>What stands on one cell of a board.</summary>
/// <param name="Owner">Whose it is; null for an empty cell.</param>
/// <param name="Symbol">For screens that show all characters, telling the owners apart without colour; " " for an empty cell.</param>
/// <param name="Letter">The same as one ASCII letter; "." for an empty cell.</param>
public readonly record struct BoardCell(Side? Owner, string Symbol, string Letter)
{
    private readonly string? _solid;

    public static BoardCell Empty { get; } = new(null, " ", ".");

    /// <summary>What to draw where the owner's colour tells whose it is: the full figure; <see cref="Symbol"/> unless said otherwise.</summary>
    public string Solid
    {
        get => _solid ?? Symbol;
        init => _solid = value;
    }
}
