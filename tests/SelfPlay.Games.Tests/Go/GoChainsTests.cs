using SelfPlay.Games.Core;
using SelfPlay.Games.Go;

namespace SelfPlay.Games.Tests.Go;

public class GoChainsTests
{
    [TestCase(5)]
    [TestCase(9)]
    [TestCase(19)]
    public void Chains_and_liberties_are_those_that_a_walk_over_the_board_finds(int size)
    {
        var random = new Random(size);
        var moves = new Move[GoPosition.MaxMoves];
        var position = GoPosition.Start(GoRules.Usual(size));
        for (var ply = 0; ply < 3 * size * size; ply++)
        {
            if (ply % size == 0)
            {
                Check(position, Side.First);
                Check(position, Side.Second);
            }

            var count = position.LegalMoves(moves);
            position = position.After(count > 1 ? moves[random.Next(count - 1)] : position.Pass);
            if (position.Passes > 1) return;
        }
    }

    private static void Check(in GoPosition position, Side side)
    {
        var board = GoBoard.Of(position.Rules.Size);
        var empty = board.All - (position.StonesOf(Side.First) | position.StonesOf(Side.Second));
        var chains = new GoChains(board, position.StonesOf(side), empty, stackalloc short[GoChains.Memory]);
        var numbers = new Dictionary<int, string>();
        for (var cell = 0; cell < position.Rules.Cells; cell++)
        {
            var number = chains.ChainAt(board.Bit(cell));
            Assert.That(number > 0, Is.EqualTo(position.StoneAt(cell) == side));
            if (number == 0) continue;
            var (stones, liberties) = Walk(position, cell);
            Assert.That(chains.LibertiesAt(board.Bit(cell)), Is.EqualTo(liberties), position.ToString());
            Assert.That(numbers.TryAdd(number, stones) || numbers[number] == stones, Is.True, position.ToString());
        }

        Assert.That(numbers.Values, Is.Unique, "a chain has one number");
    }

    private static (string Stones, int Liberties) Walk(GoPosition position, int cell)
    {
        var (stones, liberties) = (new SortedSet<int>(), new HashSet<int>());
        Visit(cell);
        return (string.Join(' ', stones), liberties.Count);

        void Visit(int at)
        {
            if (position.StoneAt(at) is null) liberties.Add(at);
            else if (position.StoneAt(at) == position.StoneAt(cell) && stones.Add(at)) foreach (var beside in Beside(at, position.Rules.Size)) Visit(beside);
        }
    }

    private static IEnumerable<int> Beside(int cell, int size)
    {
        if (cell % size > 0) yield return cell - 1;
        if (cell % size < size - 1) yield return cell + 1;
        if (cell >= size) yield return cell - size;
        if (cell < size * (size - 1)) yield return cell + size;
    }
}
