using SelfPlay.Arena.Engines;
using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Net.Backends;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>How a tournament is played; nothing of it decides a game without clocks.</summary>
internal sealed record RunnerOptions
{
    /// <summary>Workers side by side.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>As <see cref="BackendCatalog.Create"/> takes it.</summary>
    public string Device { get; init; } = BackendCatalog.Auto;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Makes the program of a player; starting it comes later.</summary>
    public required Func<PlayerSpec, ForeignEngine> CreateEngine { get; init; }
}
