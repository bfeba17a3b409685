using SelfPlay.Arena.Protocols;
using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Arena.Protocols.Uci;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Chess;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>A UCI server, spoken to as a GUI does.</summary>
internal sealed class UciSession(INetworkSource networks) : EngineSession<ChessPosition>(output => Create(networks, output))
{
    public UciSession(IEvaluator? evaluator = null) : this(new FakeNetworks(evaluator ?? new UniformEvaluator()))
    {
    }

    private static UciServer Create(INetworkSource networks, ProtocolWriter output)
    {
        var options = new UciOptions();
        options.Table.Set("Hash", "16");
        return new UciServer(networks, options, output, TimeProvider.System);
    }
}
