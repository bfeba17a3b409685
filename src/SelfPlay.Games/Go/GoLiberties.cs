using SelfPlay.Games.Core;

namespace SelfPlay.Games.Go;

/// <summary>Chains and their liberties, found by flooding.</summary>
internal static class GoLiberties
{
    /// <summary>The empty points where the side to move may put a stone by this position alone.</summary>
    public static PointSet Playable(in GoPosition position, GoBoard board)
    {
        var (own, other) = (position.StonesOf(position.SideToMove), position.StonesOf(position.SideToMove.Opponent()));
        var empty = board.All - (own | other);
        var playable = empty & empty.Neighbours(board.Stride, board.All); // a stone beside an empty point has a liberty
        var doubtful = empty - playable;
        var chains = new ChainFinder(board, empty);
        for (var left = doubtful.Count; left > 0; left--)
        {
            var bit = doubtful.TakeFirst();
            if (IsPlayable(ref chains, bit, own, other, position.Rules.Suicide)) playable.Add(bit);
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
            var chain = PointSet.Of(rest.TakeFirst()).Flood(board.Stride, stones);
            if (!chain.Neighbours(board.Stride, board.All).Overlaps(empty)) dead |= chain;
            seeds -= chain;
        }

        return dead;
    }

    /// <summary>The last liberties of all chains of <paramref name="stones"/> that have but one.</summary>
    public static PointSet OfChainsInAtari(GoBoard board, PointSet stones, in PointSet empty)
    {
        var liberties = default(PointSet);
        var left = stones;
        while (!left.IsEmpty)
        {
            var rest = left;
            var chain = PointSet.Of(rest.TakeFirst()).Flood(board.Stride, stones);
            var own = chain.Neighbours(board.Stride, empty);
            if (own.IsSingle) liberties |= own;
            left -= chain;
        }

        return liberties;
    }

    /// <summary>For a point all of whose neighbours are stones: it joins a chain that has another liberty, or takes one that has none other, or dies by
    /// permission. A single stone's suicide changes nothing on the board and is no move.</summary>
    private static bool IsPlayable(ref ChainFinder chains, int bit, in PointSet own, in PointSet other, bool suicide)
    {
        var beside = PointSet.Of(bit).Neighbours(chains.Board.Stride, chains.Board.All);
        var friends = beside & own;
        if (suicide && !friends.IsEmpty) return true;
        return chains.AnyHasMoreLiberties(friends, own) || chains.AnyIsInAtari(beside & other, other);
    }

    /// <summary>Remembers what it found, so that no chain is flooded twice.</summary>
    private ref struct ChainFinder(GoBoard board, PointSet empty)
    {
        private PointSet _inAtari;
        private PointSet _free;

        public GoBoard Board { get; } = board;

        public bool AnyHasMoreLiberties(in PointSet stones, in PointSet side)
        {
            Sort(stones, side);
            return _free.Overlaps(stones);
        }

        public bool AnyIsInAtari(in PointSet stones, in PointSet side)
        {
            Sort(stones, side);
            return _inAtari.Overlaps(stones);
        }

        private void Sort(in PointSet stones, in PointSet side)
        {
            var unknown = stones - (_inAtari | _free);
            while (!unknown.IsEmpty)
            {
                var rest = unknown;
                var chain = PointSet.Of(rest.TakeFirst()).Flood(Board.Stride, side);
                if (chain.Neighbours(Board.Stride, empty).IsSingle) _inAtari |= chain;
                else _free |= chain;
                unknown -= chain;
            }
        }
    }
}
