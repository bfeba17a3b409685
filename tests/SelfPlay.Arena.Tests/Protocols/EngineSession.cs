using SelfPlay.Arena.Protocols;
using SelfPlay.Arena.Protocols.Serving;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>A server of UCI's family, spoken to as a GUI does.</summary>
/// <param name="create">Makes the server, which writes where it is told.</param>
internal abstract class EngineSession<TPosition>(Func<ProtocolWriter, EngineServer<TPosition>> create) : ServerSession((input, output, cancel) =>
{
    using var server = create(new ProtocolWriter(output));
    server.Run(input, cancel);
})
    where TPosition : unmanaged, IPosition<TPosition>
{
    public IEnumerable<string> Errors => Lines.Where(line => line.StartsWith("info string error", StringComparison.Ordinal));

    /// <summary>Sends the lines and waits for the move.</summary>
    public string Ask(params IEnumerable<string> lines)
    {
        Send(lines);
        return WaitFor("bestmove").Split(' ')[1];
    }

    /// <summary>Returns when everything before has been answered.</summary>
    public void Sync()
    {
        Send("isready");
        WaitFor("readyok");
    }
}
