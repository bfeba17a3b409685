using SelfPlay.Arena.Protocols.Options;
using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Serving;

/// <summary>The options of a server: those that all servers have, under the names of its protocol, and its own.</summary>
public abstract class ServerOptions<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>What a .NET program under load may lose between clock and answer: a garbage collection, a slice of a busy processor.</summary>
    private const int UsualOverhead = 50;

    // One thread and one network a program, unless asked for more: match runners start many programs at once.
    private readonly SpinOption _hash;
    private readonly SpinOption _threads = new("Threads", 1, 1, 1024);
    private readonly SpinOption _multiPv = new("MultiPV", 1, 1, 256);
    private readonly TextOption _weights = new("WeightsFile", "");
    private readonly TextOption _runs = new("RunsFolder", NetworkSettings.UsualRunsFolder);
    private readonly SpinOption _simulations = new("Simulations", 0, 0, int.MaxValue);
    private readonly DecimalOption _temperature = new("Temperature", 0, 0, 100);
    private readonly SpinOption _seed = new("Seed", 1, 0, int.MaxValue);
    private readonly TextOption _device = new("Device", "auto");
    private readonly SpinOption _batch = new("Batch", 16, 1, 4096);
    private readonly SpinOption _overhead;

    /// <param name="names">Of the options that the protocols call differently.</param>
    /// <param name="own">Of this server alone.</param>
    private protected ServerOptions(ServerOptionNames names, params IEnumerable<EngineOption> own)
    {
        _hash = new SpinOption(names.Hash, 512, 1, 1 << 20);
        _overhead = new SpinOption(names.Overhead, UsualOverhead, 0, 10_000);
        var ponder = new CheckOption(names.Ponder, false); // the GUI's business: it says "go ponder" or does not
        var clear = new ButtonOption(names.ClearHash, () => HashCleared?.Invoke());
        Table = new OptionTable([_hash, _threads, ponder, _multiPv, .. own, _weights, _runs, _simulations, _temperature, _seed, _device, _batch, _overhead, clear]);
    }

    public event Action? HashCleared;

    public OptionTable Table { get; }

    internal EngineSettings<TPosition> Current => Complete(new EngineSettings<TPosition>
    {
        Thinking = new ThinkingSettings(
            new NetworkSettings(_runs.Value, _weights.Value, _device.Value, (int)_threads.Value, (int)_batch.Value),
            HashSize.Divide(_hash.Value, (int)_batch.Value)),
        Origin = Origin,
        Wording = Wording,
        MultiPv = (int)_multiPv.Value,
        Simulations = _simulations.Value,
        Temperature = _temperature.Value,
        Seed = (ulong)_seed.Value,
        MoveOverhead = TimeSpan.FromMilliseconds(_overhead.Value),
    });

    private protected long HashMegabytes => _hash.Value;

    private protected abstract GameOrigin<TPosition> Origin { get; }

    private protected abstract Wording<TPosition> Wording { get; }

    /// <summary>Adds what the server's own options say.</summary>
    private protected virtual EngineSettings<TPosition> Complete(EngineSettings<TPosition> settings) => settings;
}
