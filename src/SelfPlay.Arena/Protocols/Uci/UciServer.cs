using SelfPlay.Arena.Protocols.Serving;
using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Arena.Protocols.Timing;
using SelfPlay.Engine;
using SelfPlay.Games.Chess;

namespace SelfPlay.Arena.Protocols.Uci;

/// <summary>Speaks the Universal Chess Interface (Kahlen and Meyer-Kahlen 2006).</summary>
public sealed class UciServer : EngineServer<ChessPosition>
{
    private bool _debugs;

    /// <inheritdoc cref="EngineServer{TPosition}(Games.Core.Game{TPosition}, INetworkSource, ServerOptions{TPosition}, ProtocolWriter, TimeProvider)"/>
    public UciServer(INetworkSource networks, UciOptions options, ProtocolWriter output, TimeProvider clock)
        : base(ChessGame.Create(), networks, options, output, clock)
    {
        Add("uci", _ => Introduce("uciok"));
        Add("debug", Debug);
        Add("register", _ => { });
        Add("ucinewgame", _ => Forget());
    }

    private protected override GoWords GoWords { get; } = new(
        "wtime", "btime", "winc", "binc", GoWords.MovesToGo, GoWords.MoveTime, GoWords.Depth, GoWords.Nodes, GoWords.Mate, GoWords.Perft);

    private protected override void Plan(TimeBudget budget)
    {
        if (_debugs && budget.IsLimited) Tell($"time {budget}");
    }

    private void Debug(string[] words) =>
        _debugs = words is ["on"] or ["off"] ? words[0] == "on" : throw new InputException($"debug takes on or off, not '{string.Join(' ', words)}'");
}
