using SelfPlay.Games.Core;

namespace SelfPlay.Games.Go;

/// <summary>Area scoring (Tromp-Taylor): a point belongs to a side if it has a stone there, or if it is empty and reaches only that side's stones. All stones
/// on the board count as alive: what is dead must be taken before the passes.</summary>
public static class GoScore
{
    /// <summary>First player's points minus the second's, in halves, komi included.</summary>
    public static int HalfPoints(in GoPosition position)
    {
        var (first, second) = Area(position);
        return (2 * (first - second)) - position.Rules.Komi;
    }

    public static Outcome Outcome(in GoPosition position) => Math.Sign(HalfPoints(position)) switch
    {
        > 0 => Core.Outcome.FirstWins,
        < 0 => Core.Outcome.SecondWins,
        _ => Core.Outcome.Draw,
    };

    /// <summary>Stones and surrounded points of each side, without komi.</summary>
    public static (int First, int Second) Area(in GoPosition position)
    {
        var board = GoBoard.Of(position.Rules.Size);
        var (first, second) = (position.StonesOf(Side.First), position.StonesOf(Side.Second));
        var empty = board.All - (first | second);
        var byFirst = first.Neighbours(board.Stride, empty).Flood(board.Stride, empty);
        var bySecond = second.Neighbours(board.Stride, empty).Flood(board.Stride, empty);
        return (first.Count + (byFirst - bySecond).Count, second.Count + (bySecond - byFirst).Count);
    }
}
