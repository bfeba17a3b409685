using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Engine.Analysis;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Serving;

/// <summary>What the options say, at one moment.</summary>
internal sealed record EngineSettings<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    public required ThinkingSettings Thinking { get; init; }

    public required GameOrigin<TPosition> Origin { get; init; }

    public required Wording<TPosition> Wording { get; init; }

    /// <summary>Looked for before much is searched: a move that is known to win. Null looks for none.</summary>
    public Func<Line<TPosition>, AnalysedMove?>? Shortcut { get; init; }

    public required int MultiPv { get; init; }

    /// <summary>Per move; 0 goes by time.</summary>
    public required long Simulations { get; init; }

    public required double Temperature { get; init; }

    public required ulong Seed { get; init; }

    public required TimeSpan MoveOverhead { get; init; }
}
