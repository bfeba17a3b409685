using SelfPlay.Arena.Protocols.Serving;
using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Games.Shogi;

namespace SelfPlay.Arena.Protocols.Usi;

/// <summary>Speaks the Universal Shogi Interface (Romstad 2007, as Shogidokoro extended it): Black is the first player, "go mate" looks for a mate, a declaration
/// wins by "bestmove win".</summary>
public sealed class UsiServer : EngineServer<ShogiPosition>
{
    private readonly UsiOptions _options;

    /// <inheritdoc cref="EngineServer{TPosition}(Games.Core.Game{TPosition}, INetworkSource, ServerOptions{TPosition}, ProtocolWriter, TimeProvider)"/>
    public UsiServer(INetworkSource networks, UsiOptions options, ProtocolWriter output, TimeProvider clock)
        : base(ShogiGame.Create(), networks, options, output, clock)
    {
        _options = options;
        Add("usi", _ => Introduce("usiok"));
        Add("usinewgame", _ => Forget());
        Add("gameover", _ => StopThinking());
    }

    private protected override GoWords GoWords { get; } = new(
        "btime", "wtime", "binc", "winc", GoWords.Byoyomi, GoWords.MovesToGo, GoWords.MoveTime, GoWords.Depth, GoWords.Nodes, GoWords.Perft);

    private protected override void Go(string[] words)
    {
        if (words is [GoWords.Mate, .. var limit]) LookForMate(limit);
        else base.Go(words);
    }

    /// <summary>"go mate infinite", or milliseconds; without either there is no limit.</summary>
    private void LookForMate(string[] limit)
    {
        LetEnd();
        StopThinking();
        Begin(new MateActivity(Position, TimeOf(limit), _options.MateTableBits, Output));
    }

    /// <summary>What cannot be read leaves no time: a GUI that asks waits for an answer.</summary>
    private TimeSpan TimeOf(string[] limit)
    {
        if (limit is [] or ["infinite"]) return Timeout.InfiniteTimeSpan;
        if (limit is [var text] && GoLine.ReadWhole(text) is >= 0 and var milliseconds) return TimeSpan.FromMilliseconds(Math.Min(milliseconds, int.MaxValue));
        Tell($"error: go mate takes milliseconds or infinite, not '{string.Join(' ', limit)}'");
        return TimeSpan.Zero;
    }
}
