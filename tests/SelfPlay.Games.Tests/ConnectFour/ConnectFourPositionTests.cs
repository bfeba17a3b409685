using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Tests.ConnectFour;

public class ConnectFourPositionTests
{
    // The published perft counts of the 7x6 board; the losses against 7^n are full columns, from depth 7 on, and ended games.
    [TestCase(1, 7)]
    [TestCase(2, 49)]
    [TestCase(3, 343)]
    [TestCase(4, 2_401)]
    [TestCase(5, 16_807)]
    [TestCase(6, 117_649)]
    [TestCase(7, 823_536)]
    [TestCase(8, 5_673_234)]
    public void Perft_counts_the_published_number_of_lines(int depth, long lines) =>
        Assert.That(Count(ConnectFourPosition.Initial, depth), Is.EqualTo(lines));

    // OEIS A212693: different positions after n plies, games going on or just ended.
    [Test]
    public void The_published_numbers_of_positions_are_reachable()
    {
        HashSet<ConnectFourPosition> positions = [ConnectFourPosition.Initial];
        List<int> counts = [];
        for (var ply = 0; ply <= 8; ply++)
        {
            counts.Add(positions.Count);
            positions = [.. positions.SelectMany(position => Moves(position).Select(move => position.After(move)))];
        }

        Assert.That(counts, Is.EqualTo(new[] { 1, 7, 49, 238, 1120, 4263, 16422, 54859, 184275 }));
    }

    [TestCase("1212121", TestName = "Four upwards win")]
    [TestCase("1122334", TestName = "Four along the bottom win")]
    [TestCase("7766554", TestName = "Four along the bottom at the right edge win")]
    [TestCase("12234334464", TestName = "Four rising to the right win")]
    [TestCase("76654554424", TestName = "Four rising to the left win")]
    public void Four_in_a_row_win(string moves)
    {
        var position = Parse(moves);
        Assert.That(Moves(position), Is.Empty);
        Assert.That(position.Result(0), Is.EqualTo(moves.Length % 2 == 1 ? Outcome.FirstWins : Outcome.SecondWins));
    }

    [Test]
    public void A_row_does_not_wrap_from_the_top_of_a_column_to_the_bottom_of_the_next()
    {
        var position = Parse("XO5/XX5/XO5/OO5/XX5/OXO4 o");
        Assert.That(Moves(position), Is.Not.Empty);
    }

    [Test]
    public void A_full_column_takes_no_more_stones() =>
        Assert.That(Moves(Parse("444444")).Select(move => move.Value), Is.EqualTo(new[] { 0, 1, 2, 4, 5, 6 }));

    internal static ConnectFourPosition Parse(string text) =>
        ConnectFourNotation.Instance.TryParsePosition(text, out var position, out var error) ? position : throw new ArgumentException(error);

    internal static Move[] Moves(in ConnectFourPosition position)
    {
        var moves = new Move[ConnectFourPosition.MaxMoves];
        return moves[..position.LegalMoves(moves)];
    }

    private static long Count(in ConnectFourPosition position, int depth)
    {
        Span<Move> moves = stackalloc Move[ConnectFourPosition.MaxMoves];
        var count = position.LegalMoves(moves);
        if (depth == 1) return count;
        var lines = 0L;
        foreach (var move in moves[..count]) lines += Count(position.After(move), depth - 1);
        return lines;
    }
}
