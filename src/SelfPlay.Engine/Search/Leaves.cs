using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Search;

/// <summary>How a tree grows.</summary>
internal static class Leaves
{
    /// <summary>Adds the last position of <paramref name="line"/> to the tree. The rules are asked before any network: an ended game
    /// makes a terminal node that has its result for evaluation.</summary>
    public static int Add<TPosition>(Tree tree, Line<TPosition> line, int parent, int edge)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var moves = tree.FreeMoves(TPosition.MaxMoves);
        var count = line.LegalMoves(moves);
        var outcome = line.Result(count);
        var node = tree.Add(parent, edge, outcome == Outcome.Ongoing ? count : 0);
        if (outcome != Outcome.Ongoing) tree.Evaluate(node, outcome.ValueFor(line.Position.SideToMove));
        return node;
    }

    /// <summary>The edge of a move that wins at once from <paramref name="node"/>, the line's last position; <see cref="Tree.None"/> if there is none.</summary>
    public static int FindWin<TPosition>(Tree tree, Line<TPosition> line, int node)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var buffer = tree.FreeMoves(TPosition.MaxMoves); // first, because it may move the others
        return TPosition.FindWin(line.Position, tree.Moves(node), buffer);
    }
}
