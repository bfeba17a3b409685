namespace SelfPlay.Arena.Protocols.Timing;

/// <summary>What the side to move was told about its time. Nothing given: no limit.</summary>
public sealed record TimeControl
{
    /// <summary>Left on the clock; below zero on the clocks of GUIs that do not look.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>Gained with each move.</summary>
    public TimeSpan Increment { get; init; }

    /// <summary>Given anew for every move, used after <see cref="Remaining"/>; what is left of it is lost.</summary>
    public TimeSpan Byoyomi { get; init; }

    /// <summary>Moves until more time is given; null if none ever is.</summary>
    public int? MovesToGo { get; init; }

    /// <summary>For this one move.</summary>
    public TimeSpan? PerMove { get; init; }
}
