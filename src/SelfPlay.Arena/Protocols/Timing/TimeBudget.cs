using SelfPlay.Engine.Analysis;

namespace SelfPlay.Arena.Protocols.Timing;

/// <summary>How long to think about a move. All times count from the moment when the clock started to run.</summary>
/// <param name="Target">Time for a choice of usual difficulty.</param>
/// <param name="Longest">Time for an unclear one.</param>
/// <param name="Hard">By then the answer is out, whatever the search does. Less than what is left beyond the overhead.</param>
/// <param name="IsFixed">True when the time is to be used up, not saved.</param>
public readonly record struct TimeBudget(TimeSpan Target, TimeSpan Longest, TimeSpan Hard, bool IsFixed)
{
    /// <summary>Moves that a game is expected to last from anywhere in it; so much of the rest each move gets.</summary>
    private const int Horizon = 30;

    /// <summary>Moves to a time control that are planned for.</summary>
    private const int MostMovesToGo = 40;

    /// <summary>The rest of an increment makes up for what the way to the opponent costs.</summary>
    private const double IncrementShare = 0.8;

    /// <summary>An unclear choice may take so many times the usual.</summary>
    private const double Patience = 2.5;

    /// <summary>Shares of the usable time: most that is meant to be used, most that a slow network may use, and what is used of the last move's.</summary>
    private const double MeantShare = 0.25, HardShare = 0.5, LastMoveShare = 0.95;

    /// <summary>With nothing left beyond the overhead: a twentieth of the clock still lets the network have a look.</summary>
    private const double EmergencyShare = 0.05;

    /// <summary>No limit at all.</summary>
    public static TimeBudget None { get; } = new(TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue, true);

    public bool IsLimited => Hard != TimeSpan.MaxValue;

    /// <param name="time">What the side to move was told.</param>
    /// <param name="overhead">Lost on the way between clock and program, with the hiccups of both.</param>
    public static TimeBudget For(TimeControl time, TimeSpan overhead)
    {
        var isTimed = time.Remaining is not null || time.Byoyomi > TimeSpan.Zero || time.Increment > TimeSpan.Zero;
        var clock = isTimed ? ForClock(Max(time.Remaining ?? TimeSpan.Zero, TimeSpan.Zero), time, overhead) : None;
        return time.PerMove is { } perMove ? ForMove(Max(perMove, TimeSpan.Zero), overhead, clock.Hard) : clock;
    }

    /// <summary>The same limit for a search that has another end of its own: it neither saves time nor takes more.</summary>
    public TimeBudget AsGuard() => new(Hard, Hard, Hard, true);

    /// <summary>True if the search should end now.</summary>
    /// <param name="elapsed">Since the clock started.</param>
    /// <param name="batch">What the next batch is expected to take.</param>
    /// <param name="nodesPerSecond">Speed of the search.</param>
    /// <param name="progress">How it stands.</param>
    public bool IsOver(TimeSpan elapsed, TimeSpan batch, double nodesPerSecond, AnalysisProgress progress)
    {
        if (!IsLimited) return false;
        if (elapsed >= Hard - batch) return true;
        if (IsFixed) return false;
        var left = Wanted(progress) - elapsed;
        return left <= batch / 2 || progress.BestVisits - progress.NextVisits > left.TotalSeconds * nodesPerSecond;
    }

    /// <summary>From the target, where one move has more than twice the visits of every other, to the longest time, where two have the same.</summary>
    private TimeSpan Wanted(AnalysisProgress progress)
    {
        var closeness = (double)progress.NextVisits / Math.Max(1, progress.BestVisits);
        return Target + (Math.Clamp((2 * closeness) - 1, 0, 1) * (Longest - Target));
    }

    /// <summary>Byoyomi is used up on every move, for what is left of it is lost; the rest of the clock is shared out over the moves to come.</summary>
    private static TimeBudget ForClock(TimeSpan remaining, TimeControl time, TimeSpan overhead)
    {
        var byoyomi = ForMove(time.Byoyomi, overhead, TimeSpan.MaxValue).Hard;
        var usable = Max(remaining + time.Byoyomi - overhead - byoyomi, TimeSpan.Zero);
        var moves = Math.Clamp(time.MovesToGo ?? Horizon, 1, MostMovesToGo);
        var lastMoves = LastMoveShare / moves;
        var least = EmergencyShare * remaining;
        var hard = byoyomi + Max(Math.Max(HardShare, lastMoves) * usable, least);
        var meant = byoyomi + Max(Math.Max(MeantShare, lastMoves) * usable, least);
        var target = Min(byoyomi + (usable / moves) + (IncrementShare * time.Increment), meant);
        return new TimeBudget(target, Min(byoyomi + (Patience * (target - byoyomi)), meant), hard, false);
    }

    private static TimeBudget ForMove(TimeSpan perMove, TimeSpan overhead, TimeSpan most) =>
        new TimeBudget(default, default, Min(Max(perMove - overhead, perMove / 2), most), true).AsGuard();

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
