using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;

namespace SelfPlay.Games.Tests.Core;

public class PerftTests
{
    // Games of exactly so many moves: 9! / (9 - d)! while no row is possible; 127,872 full games (Bottomley, OEIS A061526 gives those that end).
    [TestCase(0, 1ul)]
    [TestCase(1, 9ul)]
    [TestCase(4, 3024ul)]
    [TestCase(5, 15120ul)]
    [TestCase(9, 127872ul)]
    public void Tic_tac_toe_has_the_known_numbers_of_games(int depth, ulong expected) =>
        Assert.That(Perft.Count(TicTacToePosition.Initial, depth), Is.EqualTo(expected));

    [Test]
    public void Divide_lists_the_count_below_each_move_in_their_order()
    {
        var moves = new Move[ChessPosition.MaxMoves];
        var count = ChessPosition.Initial.LegalMoves(moves);
        var divided = Perft.Divide(ChessPosition.Initial, 3);
        Assert.That(divided.Select(part => part.Move), Is.EqualTo(moves.Take(count)));
        var byName = divided.ToDictionary(part => ChessNotation.Instance.FormatMove(ChessPosition.Initial, part.Move), part => part.Nodes);
        Assert.That((byName["e2e4"], byName["a2a3"], byName["g1f3"]), Is.EqualTo((600ul, 380ul, 440ul)));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void Threads_do_not_change_a_count(int depth)
    {
        foreach (var threads in new[] { 2, 3, 8 })
        {
            Assert.That(Perft.Count(ChessPosition.Initial, depth, threads), Is.EqualTo(Perft.Count(ChessPosition.Initial, depth)));
            Assert.That(Perft.Divide(ChessPosition.Initial, depth, threads), Is.EqualTo(Perft.Divide(ChessPosition.Initial, depth)));
        }
    }

    [Test]
    public void A_position_without_moves_counts_none()
    {
        Assert.That(Fen.TryParse("7k/5Q2/6K1/8/8/8/8/8 b - - 0 1", out var stalemate, out _), Is.True);
        Assert.That(Perft.Count(stalemate, 3), Is.Zero);
        Assert.That(Perft.Divide(stalemate, 3, 2), Is.Empty);
    }

    [Test]
    public void Nodes_do_not_allocate()
    {
        Assert.That(Allocated(5), Is.LessThan(20_000), "4,865,609 leaves; one buffer of moves a ply");

        static long Allocated(int depth)
        {
            _ = Perft.Count(ChessPosition.Initial, depth);
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = Perft.Count(ChessPosition.Initial, depth);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Test]
    public void A_suite_reports_the_counts_that_differ()
    {
        string[] lines =
        [
            "# a comment", "", "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1 ;D1 20 ;D2 401 ;id start ;D3 8902",
            "8/8/8/8/8/4k3/4p3/4K3 w - - 0 1; D4 0;",
        ];
        Assert.That(PerftSuite.TryParse(lines, ChessNotation.Instance, out var cases, out var error), Is.True, error);
        Assert.That(cases!.Select(@case => (@case.Line, @case.Counts.Count)), Is.EqualTo(new[] { (3, 3), (4, 1) }));
        Assert.That(cases![0].Run(), Is.EqualTo(new[] { new PerftMismatch(3, cases[0].Text, 2, 401, 400) }));
        Assert.That(cases[0].Run(maxNodes: 400), Is.Empty);
        Assert.That(cases[1].Run(threads: 2), Is.Empty);
    }

    [TestCase("8/8 w - - 0 1 ;D1 20", "line 2: '8/8 w - - 0 1' is no chess position")]
    [TestCase("4k3/8/8/8/8/8/8/4K3 w - - 0 1", "has no counts")]
    [TestCase("4k3/8/8/8/8/8/8/4K3 w - - 0 1 ;D1 twenty", "'D1 twenty' is no count")]
    [TestCase("4k3/8/8/8/8/8/8/4K3 w - - 0 1 ;D1", "'D1' is no count")]
    public void A_line_that_cannot_be_read_is_named(string line, string reason)
    {
        Assert.That(PerftSuite.TryParse(["", line], ChessNotation.Instance, out _, out var error), Is.False);
        Assert.That(error, Does.StartWith("line 2: ").And.Contain(reason));
    }
}
