using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Arena.Protocols.Timing;
using SelfPlay.Engine.Analysis;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Serving;

/// <summary>From a position, a "go" and the options to what is to be thought about, and for how long.</summary>
internal sealed class GoRequest<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly ServedGame<TPosition> _game;
    private readonly GoLine _go;
    private readonly EngineSettings<TPosition> _settings;
    private readonly int _legal;

    public GoRequest(ServedGame<TPosition> game, GoLine go, EngineSettings<TPosition> settings)
    {
        (_game, _go, _settings) = (game, go, settings);
        var legal = game.LegalMoves();
        _legal = legal.Length;
        Moves = Considered(legal);
        Budget = MakeBudget();
    }

    /// <summary>Those that may be answered: the legal ones of "searchmoves", or all.</summary>
    public IReadOnlyList<Move> Moves { get; }

    public TimeBudget Budget { get; }

    /// <summary>Without another end, the option Simulations gives one; an infinite search has none.</summary>
    private bool HasFixedNodes => _settings.Simulations > 0 && !_go.IsInfinite;

    /// <param name="received">When "go" came in.</param>
    public ThinkingOrder<TPosition> Order(long received) => new()
    {
        Line = _settings.Wording.AnswerToEnd(_game.Position, _legal) is null ? _game.Copy() : null,
        Settings = _settings.Thinking,
        Limits = new AnalysisLimits
        {
            Nodes = Math.Min(AtLeastOne(_go.Nodes), HasFixedNodes ? _settings.Simulations : long.MaxValue),
            Depth = (int)Math.Min(AtLeastOne(_go.Depth), int.MaxValue),
            Moves = Moves.Count == _legal ? [] : Moves,
        },
        Budget = Budget,
        HasChoice = Moves.Count > 1,
        Shortcut = _settings.MultiPv == 1 && Moves.Count == _legal ? _settings.Shortcut : null,
        MateIn = _go.Mate is { } mate ? (int)Math.Clamp(mate, 1, int.MaxValue) : null,
        IsInfinite = _go.IsInfinite,
        IsPondering = _go.IsPondering,
        Received = received,
    };

    private TimeBudget MakeBudget()
    {
        if (_go.IsInfinite) return TimeBudget.None;
        var budget = TimeBudget.For(_go.TimeFor(_game.Position.SideToMove), _settings.MoveOverhead);
        var hasOtherEnd = HasFixedNodes || _go.Nodes is not null || _go.Depth is not null || _go.Mate is not null;
        return budget.IsLimited && hasOtherEnd ? budget.AsGuard() : budget;
    }

    private Move[] Considered(Move[] legal)
    {
        var asked = _go.SearchMoves.Select(_game.Find).OfType<Move>().Distinct().ToArray();
        return asked.Length > 0 ? asked : legal;
    }

    private static long AtLeastOne(long? limit) => limit is { } given ? Math.Max(1, given) : long.MaxValue;
}
