using SelfPlay.Arena.Protocols.Options;
using SelfPlay.Arena.Protocols.Thinking;

namespace SelfPlay.Arena.Protocols.Uci;

/// <summary>The options of the UCI server.</summary>
public sealed class UciOptions
{
    /// <summary>What a .NET program under load may lose between clock and answer: a garbage collection, a slice of a busy processor.</summary>
    private const int UsualOverhead = 50;

    // One thread and one network a program, unless asked for more: match runners start many programs at once.
    private readonly SpinOption _hash = new("Hash", 512, 1, 1 << 20);
    private readonly SpinOption _threads = new("Threads", 1, 1, 1024);
    private readonly CheckOption _ponder = new("Ponder", false);
    private readonly SpinOption _multiPv = new("MultiPV", 1, 1, 256);
    private readonly CheckOption _chess960 = new("UCI_Chess960", false);
    private readonly CheckOption _showWdl = new("UCI_ShowWDL", false);
    private readonly TextOption _weights = new("WeightsFile", "");
    private readonly TextOption _runs = new("RunsFolder", "runs");
    private readonly SpinOption _simulations = new("Simulations", 0, 0, int.MaxValue);
    private readonly DecimalOption _temperature = new("Temperature", 0, 0, 100);
    private readonly SpinOption _seed = new("Seed", 1, 0, int.MaxValue);
    private readonly TextOption _device = new("Device", "auto");
    private readonly SpinOption _batch = new("Batch", 16, 1, 4096);
    private readonly SpinOption _overhead = new("Move Overhead", UsualOverhead, 0, 10_000);

    public UciOptions() => Table = new OptionTable(
        _hash,
        _threads,
        _ponder,
        _multiPv,
        _chess960,
        _showWdl,
        _weights,
        _runs,
        _simulations,
        _temperature,
        _seed,
        _device,
        _batch,
        _overhead,
        new ButtonOption("Clear Hash", () => HashCleared?.Invoke()));

    public event Action? HashCleared;

    public OptionTable Table { get; }

    internal UciSettings Current => new()
    {
        Thinking = new ThinkingSettings(
            new NetworkSettings(_runs.Value, _weights.Value, _device.Value, (int)_threads.Value, (int)_batch.Value),
            HashSize.Divide(_hash.Value, (int)_batch.Value)),
        MultiPv = (int)_multiPv.Value,
        IsChess960 = _chess960.Value,
        ShowsWdl = _showWdl.Value,
        Simulations = _simulations.Value,
        Temperature = _temperature.Value,
        Seed = (ulong)_seed.Value,
        MoveOverhead = TimeSpan.FromMilliseconds(_overhead.Value),
    };
}
