using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>Always the same evaluator; remembers what was asked for.</summary>
internal sealed class FakeNetworks(IEvaluator evaluator) : INetworkSource
{
    public List<NetworkSettings> Opened { get; } = [];

    public IEvaluator Open(NetworkSettings settings, Action<string> tell)
    {
        Opened.Add(settings);
        return evaluator;
    }

    public void Dispose()
    {
    }
}
