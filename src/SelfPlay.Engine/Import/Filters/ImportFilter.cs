using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Import.Filters;

/// <summary>Which games are wanted. What is null or empty asks for nothing.</summary>
public sealed record ImportFilter
{
    /// <summary>Both players must have at least this rating.</summary>
    public PlayerRating? MinRating { get; init; }

    /// <summary>Both players must have at most this rating.</summary>
    public PlayerRating? MaxRating { get; init; }

    /// <summary>Names of classes ("blitz") or time controls as records write them ("180+2").</summary>
    public IReadOnlyList<string> TimeControls { get; init; } = [];

    public int? MinPlies { get; init; }

    public int? MaxPlies { get; init; }

    public IReadOnlyList<Outcome> Results { get; init; } = [];

    public GameDate? From { get; init; }

    public GameDate? To { get; init; }

    /// <summary>Part of the name of the event, in any case.</summary>
    public string? Event { get; init; }

    /// <summary>ECO codes, first moves, or parts of names.</summary>
    public IReadOnlyList<string> Openings { get; init; } = [];

    /// <summary>Takes games whose result is not known, too: something can be learnt from their moves.</summary>
    public bool TakesUnfinished { get; init; }

    /// <summary>Leaves drawn games out.</summary>
    public bool SkipDraws { get; init; }
}
