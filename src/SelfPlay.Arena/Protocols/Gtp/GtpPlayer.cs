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
    /// <exception cref="InputException">The search failed, or no move is left to consider.</exception>
    /// <exception cref="OperationCanceledException"/>
    public string Play(Side side, GtpAnalysisRequest? request = null, Action<string>? show = null)
    {
        session.GetReady();
        var begun = session.Clock.GetTimestamp();
        var move = Think(side, request, show, out var best);
        session.ClockOf(side)?.Spend(session.Clock.GetElapsedTime(begun));
        if (Resigns(side, best)) return "resign";
        session.Game.Play(side, move);
        return GtpVertex.Format(move, session.Game.Rules);
    }

    /// <summary>What <see cref="Play"/> would play, but for resigning; nothing is played.</summary>
    public string Suggest(Side side)
    {
        session.GetReady();
        return GtpVertex.Format(Think(side, null, null, out _), session.Game.Rules);
    }

    /// <summary>Begins an analysis that goes on until it is stopped; null when the game is over, and nothing is left to analyse.</summary>
    /// <exception cref="InputException">No move is left to consider.</exception>
    public IActivity? Analyse(GtpAnalysisRequest request, GtpReply reply)
    {
        var order = Order(session.Game.CopyFor(request.Side), request) with { IsInfinite = true };
        session.TellKomi();
        reply.Begin();
        if (!session.Game.IsOver) return session.Brain.Begin(order, new GtpListener(session.Tell, Shower(request, reply.Add), reply.End));
        reply.End();
        return null;
    }

    /// <param name="side">Whose move.</param>
    /// <param name="request">What to consider and what to show; null considers all.</param>
    /// <param name="show">Gets lines on the way.</param>
    /// <param name="best">What the search thought best; null where there was none, or no time for it.</param>
    private Move Think(Side side, GtpAnalysisRequest? request, Action<string>? show, out AnalysedMove? best)
    {
        best = null;
        if (session.Game.IsOver) return session.Game.Position.Pass;
        var line = session.Game.CopyFor(side);
        var order = Order(line, request);
        var moves = order.Limits.Moves.Count > 0 ? order.Limits.Moves : GtpGame.LegalMoves(line);
        var (nodes, budget) = Plan(session.Settings, session.ControlOf(side));
        order = order with { Limits = order.Limits with { Nodes = nodes }, Budget = budget, HasChoice = moves.Count > 1 };
        var listener = new GtpListener(session.Tell, request is null || show is null ? null : Shower(request, show));
        session.Brain.Begin(order, listener).Finish(session.Cancel);
        best = listener.Last?.Best;
        return Choose(listener, moves, line);
    }

    private ThinkingOrder<GoPosition> Order(Line<GoPosition> line, GtpAnalysisRequest? request) => new()
    {
        Line = line,
        Settings = session.Brain.Settings,
        Limits = new AnalysisLimits { Moves = request?.Considered(GtpGame.LegalMoves(line)) ?? [] },
        ReportEvery = request?.Interval,
        Received = session.Clock.GetTimestamp(),
    };

    /// <summary>A fixed number of simulations is for want of a clock, or as ordered; a clock then only guards it.</summary>
    internal static (long Nodes, TimeBudget Budget) Plan(GtpSettings settings, TimeControl control)
    {
        if (settings.MoveTime is { } most) control = control with { PerMove = control.PerMove < most ? control.PerMove : most };
        var budget = TimeBudget.For(control, settings.Overhead);
        if (settings.Simulations is { } simulations) return (simulations, budget.IsLimited ? budget.AsGuard() : budget);
        return (budget.IsLimited ? long.MaxValue : GtpSettings.UsualSimulations, budget);
    }

    /// <summary>Where there was no time to search at all, what the network likes best at first sight.</summary>
    private Move Choose(GtpListener listener, IReadOnlyList<Move> moves, Line<GoPosition> line)
    {
        var rng = new Rng(session.Settings.Seed, (ulong)session.Games, (ulong)line.Ply, line.Position.Hash);
        if (listener.Last is { } report) return MoveChoice.Choose(report, session.Settings.Temperature, ref rng).Move;
        if (listener.Failure is { } failure) throw new InputException(failure);
        var sight = session.Brain.Ask(line, session.Cancel);
        return moves.MaxBy(sight.Prior);
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
