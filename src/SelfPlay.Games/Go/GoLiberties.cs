using SelfPlay.Games.Core;

namespace SelfPlay.Games.Go;

/// <summary>What the rules ask about liberties.</summary>
internal static class GoLiberties
{
    /// <summary>The empty points where the side to move may put a stone by this position alone.</summary>
    public static PointSet Playable(in GoPosition position, GoBoard board)
    {
        var (own, other) = (position.StonesOf(position.SideToMove), position.StonesOf(position.SideToMove.Opponent()));
        var empty = board.All - (own | other);
        var playable = empty & empty.Neighbours(board.Stride, board.All); // a stone beside an empty point has a liberty
        var doubtful = empty - playable;
        if (doubtful.IsEmpty) return playable;

        // With no empty point beside it a stone joins a chain that has another liberty, or takes one that has none other, or dies by permission. A single
        // stone's suicide changes nothing on the board and is no move.
        var friends = new GoChains(board, own, empty, stackalloc short[GoChains.Memory]);
        var foes = new GoChains(board, other, empty, stackalloc short[GoChains.Memory]);
        var needed = position.Rules.Suicide ? 0 : 1;
        foreach (var bit in doubtful.Bits)
        {
            if (friends.AnyBesideHasMore(bit, needed) || foes.AnyBesideIsInAtari(bit)) playable.Add(bit);
        }

        return playable;
    }

    /// <summary>The chains of <paramref name="victims"/> beside <paramref name="stone"/> that have no liberty left.</summary>
    public static PointSet Captured(GoBoard board, in PointSet stone, in PointSet victims, in PointSet others) =>
        WithoutLiberty(board, stone.Neighbours(board.Stride, victims), victims, others);

    /// <summary>The chains of <paramref name="stones"/> through the points of <paramref name="seeds"/> that have no liberty.</summary>
    public static PointSet WithoutLiberty(GoBoard board, PointSet seeds, in PointSet stones, in PointSet others)
    {
        var dead = default(PointSet);
        var empty = board.All - (stones | others);
        while (!seeds.IsEmpty)
        {
            var rest = seeds;
            var chain = PointSet.Of(rest.TakeFirst());
            if (FloodsWithoutLiberty(board, ref chain, stones, empty)) dead |= chain;
            seeds -= chain;
        }

        return dead;
    }

    /// <summary>True for a board that no game reaches.</summary>
    public static bool AnyChainHasNone(GoBoard board, in PointSet first, in PointSet second) =>
        !WithoutLiberty(board, first, first, second).IsEmpty || !WithoutLiberty(board, second, second, first).IsEmpty;

    /// <summary>Extends a part of a chain to the whole of it, or until it has met a liberty, as most chains do at once.</summary>
    private static bool FloodsWithoutLiberty(GoBoard board, ref PointSet chain, in PointSet stones, in PointSet empty)
    {
        while (true)
        {
            var beside = chain.Neighbours(board.Stride, board.All);
            if (beside.Overlaps(empty)) return false;
            var next = chain | (beside & stones);
            if (next.Equals(chain)) return true;
            chain = next;
        }
    }
}
