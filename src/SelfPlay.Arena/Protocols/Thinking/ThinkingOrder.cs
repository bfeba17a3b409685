using SelfPlay.Arena.Protocols.Timing;
using SelfPlay.Engine.Analysis;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Thinking;

/// <summary>One request to think, as it was received. Nothing of it changes any more.</summary>
public sealed record ThinkingOrder<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>The game so far; null when there is nothing to search, because the game is over.</summary>
    public required Line<TPosition>? Line { get; init; }

    public required ThinkingSettings Settings { get; init; }

    public AnalysisLimits Limits { get; init; } = new();

    public TimeBudget Budget { get; init; } = TimeBudget.None;

    /// <summary>False when one move only can be chosen: no clock need run for it.</summary>
    public bool HasChoice { get; init; } = true;

    /// <summary>Asked once, after the first batch, for a move that is known to win: it ends the search. Leaves the line as it was.</summary>
    public Func<Line<TPosition>, AnalysedMove?>? Shortcut { get; init; }

    /// <summary>Ends with a proven win in so many moves.</summary>
    public int? MateIn { get; init; }

    /// <summary>Answers only when told to stop.</summary>
    public bool IsInfinite { get; init; }

    /// <summary>Answers, and counts its time, only after the opponent has made the move that the line ends with.</summary>
    public bool IsPondering { get; init; }

    /// <summary>Time between two reports; null tells often at first and then every second.</summary>
    public TimeSpan? ReportEvery { get; init; }

    /// <summary>When the request came in, as the server's clock has it.</summary>
    public required long Received { get; init; }
}
