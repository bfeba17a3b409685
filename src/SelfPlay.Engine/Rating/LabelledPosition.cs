using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Rating;

/// <summary>A position and an exact solver's verdict on its moves.</summary>
/// <param name="Line">The game up to the position.</param>
/// <param name="Moves">The legal moves.</param>
/// <param name="Keeps">One entry a move: true when it keeps the position's value.</param>
public sealed record LabelledPosition<TPosition>(Line<TPosition> Line, Move[] Moves, bool[] Keeps)
    where TPosition : unmanaged, IPosition<TPosition>
{
    public bool IsKeptBy(Move move) => Keeps[Array.IndexOf(Moves, move)];
}
