using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>The rules that end games other than by mate.</summary>
public static class ShogiRules
{
    private const int Occurrences = 4;
    private const int MenInZone = 10;
    private const int BigPoints = 5;

    /// <summary>
    /// The fourth occurrence of the last position (same men, hands and side to move): a draw, unless one side gave check with every move since the
    /// first occurrence. That side has lost. <see cref="Outcome.Ongoing"/> if it has not occurred so often.
    /// </summary>
    /// <param name="line">The game, oldest position first.</param>
    public static Outcome ResultByRepetition(ReadOnlySpan<ShogiPosition> line)
    {
        if (FirstOfFour(line) is not { } first) return Outcome.Ongoing;
        var since = line[(first + 1)..];
        var (byFirst, bySecond) = (GaveCheckAlways(since, Side.First), GaveCheckAlways(since, Side.Second));
        if (byFirst == bySecond) return Outcome.Draw;
        return OutcomeExtensions.WinFor(byFirst ? Side.Second : Side.First);
    }

    /// <summary>How often the last position has occurred before, counted up to <paramref name="enough"/>.</summary>
    public static int EarlierOccurrences(ReadOnlySpan<ShogiPosition> line, int enough)
    {
        var (found, at) = (0, line.Length - 1);
        while (found < enough && PreviousOccurrence(line, at) is >= 0 and var previous) (found, at) = (found + 1, previous);
        return found;
    }

    /// <summary>
    /// True if the side to move fulfils the conditions of the declaration: its king in the promotion zone and not in check, ten other men there, and
    /// enough points. Rook and bishop kinds count 5, other men 1, those in the zone and in the hand.
    /// </summary>
    public static bool MayDeclare(in ShogiPosition position)
    {
        var side = position.SideToMove;
        var zone = side == Side.First ? FacingUp.Zone : FacingDown.Zone;
        if (position.Rule == EnteringKingRule.None || (position.Men(side, PieceKind.King) & zone).IsEmpty) return false;
        return (position.MenOf(side) & zone).Count > MenInZone && Points(position, side) >= PointsNeeded(position.Rule, side) && !position.InCheck;
    }

    /// <summary>The points of a side's men in the promotion zone and in its hand.</summary>
    public static int Points(in ShogiPosition position, Side side)
    {
        var zone = side == Side.First ? FacingUp.Zone : FacingDown.Zone;
        var big = position.Men(side, PieceKind.Bishop) | position.Men(side, PieceKind.Horse)
            | position.Men(side, PieceKind.Rook) | position.Men(side, PieceKind.Dragon);
        var hand = position.HandOf(side);
        var bigInHand = hand.Count(PieceKind.Bishop) + hand.Count(PieceKind.Rook);
        var men = (position.MenOf(side) & zone & ~position.Men(side, PieceKind.King)).Count;
        return men + hand.Total + ((BigPoints - 1) * ((big & zone).Count + bigInHand));
    }

    private static int PointsNeeded(EnteringKingRule rule, Side side) =>
        rule == EnteringKingRule.Points24 ? 31 : side == Side.First ? 28 : 27;

    /// <summary>Where the last position occurred three times before for the first time.</summary>
    private static int? FirstOfFour(ReadOnlySpan<ShogiPosition> line)
    {
        var at = line.Length - 1;
        for (var occurrence = 1; occurrence < Occurrences && at >= 0; occurrence++) at = PreviousOccurrence(line, at);
        return at >= 0 ? at : null;
    }

    /// <summary>Where a position of the line occurred the last time before; -1 if never. No position comes back after fewer than four moves.</summary>
    private static int PreviousOccurrence(ReadOnlySpan<ShogiPosition> line, int at)
    {
        ref readonly var position = ref line[at];
        for (var i = at - 4; i >= 0; i -= 2)
        {
            if (line[i].Repeats(position)) return i;
        }

        return -1;
    }

    private static bool GaveCheckAlways(ReadOnlySpan<ShogiPosition> positions, Side side)
    {
        foreach (ref readonly var position in positions)
        {
            if (position.SideToMove != side && !position.InCheck) return false;
        }

        return true;
    }
}
