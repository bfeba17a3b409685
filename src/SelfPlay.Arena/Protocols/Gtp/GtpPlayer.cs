using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Arena.Protocols.Timing;
using SelfPlay.Engine;
using SelfPlay.Engine.Analysis;
using SelfPlay.Games.Core;
using SelfPlay.Games.Go;
using SelfPlay.Net.Random;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>Chooses moves, and analyses without choosing.</summary>
internal sealed class GtpPlayer(GtpSession session)
{
    /// <summary>So many of its moves in a row must look hopeless before a side resigns: one search may err.</summary>
    private const int HopelessMoves = 3;

    private readonly int[] _hopeless = [0, 0];
    private int _game;

    /// <summary>Thinks, and plays what it has chosen: a vertex, or "resign". After two passes there is nothing but to pass.</summary>
    /// <param name="side">Whose move.</param>
    /// <param name="request">What to consider and what to show; null considers all.</param>
    /// <param name="show">Gets lines on the way.</param>
    /// <exception cref="InputException">The search failed.</exception>
    /// <exception cref="OperationCanceledException"/>
    public string Play(Side side, GtpAnalysisRequest? request = null, Action<string>? show = null)
    {
        session.Brain.Ready(session.Cancel);
        var begun = session.Clock.GetTimestamp();
        AnalysedMove? best = null;
        var move = session.Game.IsOver ? session.Game.Position.Pass : Think(side, request, show, begun, out best);
        session.ClockOf(side)?.Spend(session.Clock.GetElapsedTime(begun));
        if (Resigns(side, best)) return "resign";
        session.Game.Play(side, move);
        return GtpVertex.Format(move, session.Game.Rules);
    }

    /// <summary>What <see cref="Play"/> would play, but for resigning; nothing is played.</summary>
    public string Suggest(Side side)
    {
        session.Brain.Ready(session.Cancel);
        var move = session.Game.IsOver ? session.Game.Position.Pass : Think(side, null, null, session.Clock.GetTimestamp(), out _);
        return GtpVertex.Format(move, session.Game.Rules);
    }

    /// <summary>Begins an analysis that goes on until it is stopped; null when the game is over, and nothing is left to analyse.</summary>
    /// <exception cref="InputException">No move is left to consider.</exception>
    public IActivity? Analyse(GtpAnalysisRequest request, GtpReply reply)
    {
        var line = session.Game.CopyFor(request.Side);
        var order = new ThinkingOrder<GoPosition>
        {
            Line = line,
            Settings = session.Brain.Settings,
            Limits = new AnalysisLimits { Moves = request.Considered(GtpGame.LegalMoves(line)) },
            IsInfinite = true,
            ReportEvery = request.Interval,
            Received = session.Clock.GetTimestamp(),
        };
        reply.Begin();
        if (!session.Game.IsOver) return session.Brain.Begin(order, new GtpListener(session.Tell, Shower(request, reply.Add), reply.End));
        reply.End();
        return null;
    }

    private Move Think(Side side, GtpAnalysisRequest? request, Action<string>? show, long begun, out AnalysedMove? best)
    {
        var line = session.Game.CopyFor(side);
        var legal = GtpGame.LegalMoves(line);
        var considered = request?.Considered(legal) ?? [];
        var (nodes, budget) = Plan(session.Settings, session.ControlOf(side));
        var listener = new GtpListener(session.Tell, request is null || show is null ? null : Shower(request, show));
        session.Brain.Begin(
            new ThinkingOrder<GoPosition>
            {
                Line = line,
                Settings = session.Brain.Settings,
                Limits = new AnalysisLimits { Nodes = nodes, Moves = considered },
                Budget = budget,
                HasChoice = considered.Count != 1 && legal.Length > 1,
                ReportEvery = request?.Interval,
                Received = begun,
            },
            listener).Finish(session.Cancel);
        return Choose(listener, considered.Count > 0 ? considered : legal, line, out best);
    }

    /// <summary>A fixed number of simulations is for want of a clock, or as ordered; a clock then only guards it.</summary>
    internal static (long Nodes, TimeBudget Budget) Plan(GtpSettings settings, TimeControl control)
    {
        if (settings.MoveTime is { } most) control = control with { PerMove = control.PerMove < most ? control.PerMove : most };
        var budget = TimeBudget.For(control, settings.Overhead);
        if (settings.Simulations is { } simulations) return (simulations, budget.IsLimited ? budget.AsGuard() : budget);
        return (budget.IsLimited ? long.MaxValue : GtpSettings.UsualSimulations, budget);
    }

    /// <param name="listener">What the search said.</param>
    /// <param name="moves">Those to choose among.</param>
    /// <param name="line">The line searched.</param>
    /// <param name="best">What the search thought best; null when there was no time for any: then a stone anywhere is better than none.</param>
    private Move Choose(GtpListener listener, IReadOnlyList<Move> moves, Line<GoPosition> line, out AnalysedMove? best)
    {
        best = listener.Last?.Best;
        var rng = new Rng(session.Settings.Seed, (ulong)session.Games, (ulong)line.Ply, line.Position.Hash);
        if (listener.Last is { } report) return MoveChoice.Choose(report, session.Settings.Temperature, ref rng).Move;
        if (listener.Failure is { } failure) throw new InputException(failure);
        return moves[rng.Next(Math.Max(1, moves.Count - 1))]; // the pass is the last
    }

    private bool Resigns(Side side, AnalysedMove? best)
    {
        if (_game != session.Games) Array.Clear(_hopeless);
        _game = session.Games;
        var isHopeless = best is not null && GtpAnalysisText.WinRate(best.Outcome) < session.Settings.ResignBelow;
        return (_hopeless[(int)side] = isHopeless ? _hopeless[(int)side] + 1 : 0) >= HopelessMoves;
    }

    private Action<AnalysisReport> Shower(GtpAnalysisRequest request, Action<string> show)
    {
        var rules = session.Game.Rules;
        return report =>
        {
            if (GtpAnalysisText.Format(report, request, rules) is { Length: > 0 } text) show(text);
        };
    }
}
