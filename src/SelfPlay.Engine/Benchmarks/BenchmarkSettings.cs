using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;
using SelfPlay.Net.Backends;
using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Benchmarks;

/// <param name="Game">Whose rules and encoder are measured.</param>
/// <param name="Config">Network, search and batch sizes.</param>
/// <param name="Threads">All work together.</param>
/// <param name="Device">As --device.</param>
/// <param name="Length">Of all rounds of one measurement together, after a warm-up of a quarter of it.</param>
public sealed record BenchmarkSettings(Game Game, RunConfig Config, int Threads, string Device, TimeSpan Length)
{
    /// <summary>Makes the backends that are measured.</summary>
    public BackendFactory Backends { get; init; } = BackendCatalog.Create;

    /// <summary>Measured one after the other; figures are their medians.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Simulations of one analysis.</summary>
    public int Nodes { get; init; } = 100_000;

    /// <summary>Where perft and analyses begin, in the game's notation; empty for positions of the benchmark's choice.</summary>
    public IReadOnlyList<string> Positions { get; init; } = [];

    public NetworkConfig Network => Config.NetworkFor(Game);

    /// <summary>The compiler needs so long to find out what is hot.</summary>
    public TimeSpan WarmUp => Length / 4;

    public TimeSpan RoundLength => Length / Rounds;

    /// <summary>Whether the peak of this processor is a measure for the network.</summary>
    public bool RunsOnCpu
    {
        get
        {
            using var backend = OpenBackend(threads: 1);
            return backend is Net.Backends.Cpu.CpuBackend;
        }
    }

    /// <summary>A backend on the device.</summary>
    public IBackend OpenBackend(int threads) => Backends(Device, threads);

    /// <exception cref="InputException">The game's notation does not read one of <see cref="Positions"/>.</exception>
    public IReadOnlyList<TPosition> ParsePositions<TPosition>(Game<TPosition> game)
        where TPosition : unmanaged, IPosition<TPosition> =>
        [.. Positions.Select(text => game.Notation.TryParsePosition(text, out var position, out var error) ? position : throw new InputException($"--position: {error}"))];
}
