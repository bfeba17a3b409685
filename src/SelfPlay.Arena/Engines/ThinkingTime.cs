namespace SelfPlay.Arena.Engines;

/// <summary>What a foreign engine is told about its time. One of clock, time per move, nodes and depth is given, or none to a
/// program that knows no budget.</summary>
public sealed record ThinkingTime
{
    /// <summary>Left on the clocks of the first and the second player, and what each gains per move.</summary>
    public (TimeSpan First, TimeSpan Second, TimeSpan FirstIncrement, TimeSpan SecondIncrement)? Clock { get; init; }

    public TimeSpan? PerMove { get; init; }

    public long? Nodes { get; init; }

    public int? Depth { get; init; }

    /// <summary>An engine that has not answered by then is told to stop; if it does not answer even so, it counts as hung. What it does answer then is late, which
    /// is for the referee to judge by <see cref="EngineReply.Time"/>.</summary>
    public required TimeSpan Deadline { get; init; }
}
