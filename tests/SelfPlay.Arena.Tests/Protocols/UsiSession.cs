using SelfPlay.Arena.Protocols;
using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Arena.Protocols.Usi;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Shogi;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>A USI server, spoken to as a GUI does.</summary>
internal sealed class UsiSession(INetworkSource networks) : EngineSession<ShogiPosition>(output => Create(networks, output))
{
    public UsiSession(IEvaluator? evaluator = null) : this(new FakeNetworks(evaluator ?? new UniformEvaluator()))
    {
    }

    private static UsiServer Create(INetworkSource networks, ProtocolWriter output)
    {
        var options = new UsiOptions();
        options.Table.Set("USI_Hash", "16");
        return new UsiServer(networks, options, output, TimeProvider.System);
    }
}
