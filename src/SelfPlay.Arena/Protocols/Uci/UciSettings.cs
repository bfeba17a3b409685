using SelfPlay.Arena.Protocols.Thinking;

namespace SelfPlay.Arena.Protocols.Uci;

/// <summary>What the options say, at one moment.</summary>
internal sealed record UciSettings
{
    public required ThinkingSettings Thinking { get; init; }

    public required int MultiPv { get; init; }

    public required bool IsChess960 { get; init; }

    public required bool ShowsWdl { get; init; }

    /// <summary>Per move; 0 goes by time.</summary>
    public required long Simulations { get; init; }

    public required double Temperature { get; init; }

    public required ulong Seed { get; init; }

    public required TimeSpan MoveOverhead { get; init; }
}
