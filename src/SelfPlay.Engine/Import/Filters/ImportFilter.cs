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

    /// <summary>Why no game at all can be wanted, in a sentence that names the options; null if some can.</summary>
    public string? FindContradiction()
    {
        if (MinRating is { } least && MaxRating is { } most && !most.IsAtLeast(least))
            return least.IsRank == most.IsRank ? "--min-rating is above --max-rating: exchange them" : "--min-rating and --max-rating are a number and a rank: give two of a kind";
        if (MinPlies > MaxPlies) return $"--min-plies {MinPlies} is above --max-plies {MaxPlies}: exchange them";
        if (From?.First > To?.Last) return "--from-date is after --to-date: exchange them";
        if (Openings.Any(string.IsNullOrWhiteSpace)) return "--opening is empty: give a code, moves or a part of a name, or leave it out";
        var foreign = TimeControls.FirstOrDefault(control => !TimeClass.Names.Contains(control, StringComparer.OrdinalIgnoreCase) && control != "-" && !control.Any(char.IsDigit));
        return foreign is null ? null : $"--time-control takes {string.Join(", ", TimeClass.Names)} or a control such as 180+2, not '{foreign}'{Nearest.Hint(foreign, TimeClass.Names)}";
    }
}
