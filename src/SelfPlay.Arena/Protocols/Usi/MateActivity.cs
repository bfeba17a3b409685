using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Games.Shogi;
using SelfPlay.Games.Shogi.Mate;

namespace SelfPlay.Arena.Protocols.Usi;

/// <summary>The answer to "go mate": "checkmate" and the moves, "nomate", or "timeout" when it was stopped first.</summary>
/// <param name="root">Where the side to move attacks.</param>
/// <param name="time">Until it gives up.</param>
/// <param name="tableBits">Size of the search's memory.</param>
/// <param name="output">Where the answer goes.</param>
internal sealed class MateActivity(ShogiPosition root, TimeSpan time, int tableBits, ProtocolWriter output) : JobActivity
{
    protected override void Work()
    {
        StopAfter(time);
        var result = new ShogiMateSearch(tableBits).Solve(root, long.MaxValue, Stopping);
        output.Write($"checkmate {Describe(result)}");
    }

    private static string Describe(MateResult result) => result.Status switch
    {
        MateStatus.Mate => string.Join(' ', result.Line.Select(UsiMove.Format)),
        MateStatus.NoMate => "nomate",
        _ => "timeout",
    };
}
