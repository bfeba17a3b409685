using SelfPlay.Arena.Engines;
using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>The clocks of one game. Players without a clock have all the time there is.</summary>
/// <param name="first">Budget of the side that moves first.</param>
/// <param name="second">Budget of the other.</param>
/// <param name="margin">Beyond its time, before a side has lost.</param>
/// <param name="patience">Beyond its time, or on a move without one, before a program counts as hung.</param>
internal sealed class GameClock(PlayerBudget first, PlayerBudget second, TimeSpan margin, TimeSpan patience)
{
    private readonly PlayerBudget[] _budgets = [first, second];
    private readonly TimeSpan[] _left = [first.Clock ?? second.Clock ?? default, second.Clock ?? first.Clock ?? default];

    public TimeSpan Left(Side side) => _left[(int)side];

    /// <summary>What a side is told before it thinks.</summary>
    public ThinkingTime TimeOf(Side side)
    {
        var budget = _budgets[(int)side];
        return budget switch
        {
            { Clock: not null } => new ThinkingTime { Clock = (_left[0], _left[1], IncrementOf(Side.First), IncrementOf(Side.Second)), Deadline = Left(side) + patience },
            { PerMove: { } time } => new ThinkingTime { PerMove = time, Deadline = time + patience },
            { Depth: { } depth } => new ThinkingTime { Depth = depth, Deadline = patience },
            _ => new ThinkingTime { Nodes = budget.Nodes ?? budget.Simulations, Deadline = patience },
        };
    }

    /// <summary>Takes a move's time off; false when it was too much.</summary>
    public bool Spend(Side side, TimeSpan time)
    {
        var budget = _budgets[(int)side];
        if (budget.PerMove is { } perMove) return time <= perMove + margin;
        if (budget.Clock is null) return true;
        var left = Left(side) - time;
        _left[(int)side] = (left < TimeSpan.Zero ? TimeSpan.Zero : left) + budget.Increment;
        return left >= -margin;
    }

    // A side that has no clock is shown as one that has the other's.
    private TimeSpan IncrementOf(Side side) => (_budgets[(int)side].Clock is null ? _budgets[(int)side.Opponent()] : _budgets[(int)side]).Increment;
}
