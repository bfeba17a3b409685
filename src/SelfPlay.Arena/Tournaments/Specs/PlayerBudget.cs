using SelfPlay.Engine;

namespace SelfPlay.Arena.Tournaments.Specs;

/// <summary>What a player may spend on its moves. One of the kinds is given, or none for players that do not search.</summary>
public sealed record PlayerBudget
{
    /// <summary>Of a network's search; 0 plays the raw policy.</summary>
    public int? Simulations { get; init; }

    /// <summary>For the whole game.</summary>
    public TimeSpan? Clock { get; init; }

    /// <summary>Gained with each move, beside <see cref="Clock"/>.</summary>
    public TimeSpan Increment { get; init; }

    public TimeSpan? PerMove { get; init; }

    /// <summary>Of a program's search.</summary>
    public long? Nodes { get; init; }

    /// <summary>Of a program's search.</summary>
    public int? Depth { get; init; }

    public static PlayerBudget None { get; } = new();

    public bool IsTimed => Clock is not null || PerMove is not null;

    /// <summary>Reads "1+0.01" or "60": seconds of the game, and what each move gains.</summary>
    /// <exception cref="InputException"/>
    public static PlayerBudget ParseClock(string owner, string key, string text)
    {
        var parts = text.Split('+');
        var increment = TimeSpan.Zero;
        var isClock = parts.Length <= 2 && Numbers.TrySeconds(parts[0], out _) && (parts.Length == 1 || Numbers.TrySeconds(parts[1], out increment));
        return isClock && Numbers.TrySeconds(parts[0], out var clock) && clock > TimeSpan.Zero
            ? new PlayerBudget { Clock = clock, Increment = increment }
            : throw new InputException($"{owner}: {key} takes seconds and an increment, such as 1+0.01, not '{text}'");
    }

    /// <summary>For people: "32 simulations", "1+0.01 s".</summary>
    public override string ToString() => this switch
    {
        { Simulations: { } simulations } => $"{simulations} simulations",
        { Clock: { } clock } => $"{clock.TotalSeconds}+{Increment.TotalSeconds} s",
        { PerMove: { } time } => $"{time.TotalSeconds} s a move",
        { Nodes: { } nodes } => $"{nodes} nodes",
        { Depth: { } depth } => $"depth {depth}",
        _ => "no search",
    };
}
