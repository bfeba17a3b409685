using SelfPlay.Engine.Play;
using SelfPlay.Engine.Play.Openings;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;
using SelfPlay.Net.Random;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>One game of a tournament while it is played, with everything that is told of it later.</summary>
internal sealed class ArenaGame<TPosition> : MatchGame<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly Umpire<TPosition> _umpire;
    private readonly INotation<TPosition> _notation;
    private readonly List<string> _moves;
    private readonly List<float?> _values;
    private readonly List<int> _depths;
    private readonly List<float> _seconds;
    private Verdict? _verdict;

    public ArenaGame(ScheduledGame scheduled, Opening<TPosition> opening, int moveLimit, long seed, Umpire<TPosition> umpire, Game<TPosition> game)
        : base(
            new Line<TPosition>(opening.Start, moveLimit),
            scheduled.IsSwapped ? Side.Second : Side.First,
            new Rng((ulong)seed, (ulong)scheduled.Pairing.First, (ulong)scheduled.Pairing.Second, (ulong)scheduled.Round, scheduled.IsSwapped ? 1ul : 0))
    {
        (Scheduled, _umpire, _notation) = (scheduled, umpire, game.Notation);
        opening.Play(Line);
        Start = opening.StartText(game);
        _moves = [.. opening.MoveTexts(game.Notation)];
        BookPlies = _moves.Count;
        _values = [.. Enumerable.Repeat<float?>(null, BookPlies)];
        _depths = [.. Enumerable.Repeat(0, BookPlies)];
        _seconds = [.. Enumerable.Repeat(0f, BookPlies)];
    }

    public ScheduledGame Scheduled { get; }

    /// <summary>First position in the game's notation; empty for the usual one.</summary>
    public string Start { get; }

    public int BookPlies { get; }

    /// <summary>All moves in the game's coordinate notation.</summary>
    public IReadOnlyList<string> Moves => _moves;

    /// <summary>What the mover of each move thought, in [-1, 1] for itself.</summary>
    public IReadOnlyList<float?> OwnValues => _values;

    /// <summary>Number of the player of a side.</summary>
    public int PlayerOf(Side side) => side == Side.First ? Scheduled.First : Scheduled.Second;

    public override Outcome Result() => (_verdict ??= _umpire.Judge(this))?.Outcome ?? Outcome.Ongoing;

    public override void Play(Choice choice) => Play(choice, depth: 0);

    public void Play(Choice choice, int depth)
    {
        _moves.Add(_notation.FormatMove(Line.Position, choice.Move));
        _values.Add(choice.Value);
        _depths.Add(depth);
        _seconds.Add((float)Math.Round(choice.Time.TotalSeconds, 4));
        base.Play(choice);
    }

    /// <summary>Ends the game against a side, for something that is not of the board.</summary>
    public void Forfeit(Side side, string reason) => _verdict ??= new Verdict(OutcomeExtensions.WinFor(side.Opponent()), reason);

    /// <summary>What is kept of a game that has ended.</summary>
    public TournamentGame ToRecord() => new()
    {
        Number = Scheduled.Number,
        First = Scheduled.First,
        Second = Scheduled.Second,
        Start = Start,
        Moves = _moves,
        BookPlies = BookPlies,
        Outcome = Result(),
        Reason = _verdict!.Value.Reason,
        Values = [.. _values.Select((value, ply) => SideAt(ply) == Side.First ? Rounded(value) : Rounded(-value))],
        Depths = _depths,
        Seconds = _seconds,
    };

    public Side SideAt(int ply) => Line.Positions[ply].SideToMove;

    private static float? Rounded(float? value) => value is { } known ? MathF.Round(known, 4) : null;
}
