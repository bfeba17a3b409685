using SelfPlay.Games.Core;

namespace SelfPlay.Arena.TextUi;

/// <summary>Who plays a side.</summary>
/// <param name="Name">For the screen and for the game's record.</param>
/// <param name="Mover">Null for a person.</param>
internal sealed record Seat<TPosition>(string Name, IMover<TPosition>? Mover)
    where TPosition : unmanaged, IPosition<TPosition>
{
    public bool IsPerson => Mover is null;
}
