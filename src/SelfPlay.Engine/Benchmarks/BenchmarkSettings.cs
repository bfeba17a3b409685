using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;
using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Benchmarks;

/// <param name="Game">Whose rules and encoder are measured.</param>
/// <param name="Config">Network, search and batch sizes.</param>
/// <param name="Threads">All work together.</param>
/// <param name="Device">As --device.</param>
/// <param name="Length">Of one measurement, after a warm-up of a quarter of it.</param>
public sealed record BenchmarkSettings(Game Game, RunConfig Config, int Threads, string Device, TimeSpan Length)
{
    public NetworkConfig Network => Config.NetworkFor(Game);

    /// <summary>The compiler needs so long to find out what is hot.</summary>
    public TimeSpan WarmUp => Length / 4;
}
