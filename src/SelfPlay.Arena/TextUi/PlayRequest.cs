using SelfPlay.Games.Core;

namespace SelfPlay.Arena.TextUi;

/// <summary>What a person asked of <c>play</c>.</summary>
internal sealed record PlayRequest
{
    public required Game Game { get; init; }

    public required SeatSpec First { get; init; }

    public required SeatSpec Second { get; init; }

    /// <summary>The session's network; null for the newest.</summary>
    public string? Network { get; init; }

    /// <summary>Take an untrained one.</summary>
    public bool Untrained { get; init; }

    public required Level Level { get; init; }

    public double Temperature { get; init; }

    public long Seed { get; init; }

    public TimeSpan Delay { get; init; }

    /// <summary>In the game's notation; null for the usual start.</summary>
    public string? Start { get; init; }

    public string? LoadPath { get; init; }

    public string? SavePath { get; init; }

    public bool Ascii { get; init; }

    public required string Device { get; init; }

    public required int Threads { get; init; }

    public required string RunsFolder { get; init; }
}
