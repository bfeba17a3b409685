using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Cpu;

namespace SelfPlay.Net.Tests.Backends;

/// <summary>The CPU backend keeps the contract with every vector width that this machine has.</summary>
[TestFixtureSource(nameof(Widths))]
internal sealed class CpuBackendTests(VectorWidth width) : BackendTests
{
    public static IEnumerable<VectorWidth> Widths => Enum.GetValues<VectorWidth>().Where(width => width <= CpuBackend.WidestVector);

    protected override IBackend Create() => new CpuBackend(2, width);

    protected override IBackend CreateWithThreads(int threads) => new CpuBackend(threads, width);
}
