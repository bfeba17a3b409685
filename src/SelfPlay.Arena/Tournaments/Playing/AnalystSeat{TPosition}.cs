using SelfPlay.Arena.Engines;
using SelfPlay.Arena.Protocols.Timing;
using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>A network that thinks as long as its clock allows.</summary>
internal sealed class AnalystSeat<TPosition>(Game<TPosition> game, IEvaluator evaluator, TimeProvider time) : Seat<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Kept back of each move for hiccups of the machine.</summary>
    private static readonly TimeSpan Overhead = TimeSpan.FromMilliseconds(10);

    private readonly Analyst<TPosition> _analyst = new(game, evaluator, new AnalystOptions());

    public override void Begin(Side side, ThinkingTime time, CancellationToken cancel) => _analyst.Clear();

    public override (Choice Choice, int Depth) Think(ArenaGame<TPosition> game, ThinkingTime thinking, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        var budget = TimeBudget.For(ControlOf(thinking, game.Line.Position.SideToMove), Overhead);
        var before = TimeSpan.Zero;
        var report = _analyst.Analyse(game.Line, new AnalysisLimits(), GoesOn, cancel);
        cancel.ThrowIfCancellationRequested(); // half a thought is no move
        return (new Choice(report.Best.Move, report.Outcome.Value, time.GetElapsedTime(started)), report.Depth);

        bool GoesOn(AnalysisProgress progress)
        {
            var elapsed = time.GetElapsedTime(started);
            var batch = elapsed - before;
            before = elapsed;
            return !budget.IsOver(elapsed, batch, progress.Nodes / Math.Max(1e-6, elapsed.TotalSeconds), progress);
        }
    }

    private static TimeControl ControlOf(ThinkingTime thinking, Side side) => thinking.Clock is { } clock
        ? new TimeControl { Remaining = side == Side.First ? clock.First : clock.Second, Increment = side == Side.First ? clock.FirstIncrement : clock.SecondIncrement }
        : new TimeControl { PerMove = thinking.PerMove };
}
