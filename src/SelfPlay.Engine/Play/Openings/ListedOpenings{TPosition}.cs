using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Play.Openings;

/// <summary>Openings that are known beforehand, at least one.</summary>
internal sealed class ListedOpenings<TPosition>(string description, IReadOnlyList<Opening<TPosition>> openings) : OpeningBook<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    public override string Description => description;

    public override Opening<TPosition> At(int pair) => openings[pair % openings.Count];
}
