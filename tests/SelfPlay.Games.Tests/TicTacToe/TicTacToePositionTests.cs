using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;

namespace SelfPlay.Games.Tests.TicTacToe;

public class TicTacToePositionTests
{
    // shared/data/connect4/known_facts.json; the totals are OEIS A008907 and commonly published.
    private static readonly int[] PositionsByPly = [1, 9, 72, 252, 756, 1260, 1520, 1140, 390, 78];

    [Test]
    public void There_are_5478_reachable_positions_of_which_958_end_the_game()
    {
        var plies = PositionsUpTo(9);
        Assert.That(plies.Select(positions => positions.Count), Is.EqualTo(PositionsByPly));
        Assert.That(plies.Sum(positions => positions.Count), Is.EqualTo(5478));
        Assert.That(plies.SelectMany(positions => positions).Count(position => Moves(position).Length == 0), Is.EqualTo(958));
    }

    [Test]
    public void There_are_255168_games_with_the_published_lengths_and_results()
    {
        var byLength = new int[10];
        var byOutcome = new int[4];
        CountGames(TicTacToePosition.Initial, 0, byLength, byOutcome);
        Assert.That(byLength, Is.EqualTo(new[] { 0, 0, 0, 0, 0, 1440, 5328, 47952, 72576, 127872 }));
        Assert.That(byOutcome[(int)Outcome.FirstWins], Is.EqualTo(131184));
        Assert.That(byOutcome[(int)Outcome.SecondWins], Is.EqualTo(77904));
        Assert.That(byOutcome[(int)Outcome.Draw], Is.EqualTo(46080));
    }

    [TestCase("XXX/OO./... o")]
    [TestCase("OO./XXX/... o")]
    [TestCase("OO./.../XXX o")]
    [TestCase("XO./XO./X.. o")]
    [TestCase("OX./OX./.X. o")]
    [TestCase("O.X/O.X/..X o")]
    [TestCase("XO./OX./..X o")]
    [TestCase("O.X/OX./X.. o")]
    public void Each_of_the_eight_rows_wins(string text)
    {
        var position = Parse(text);
        Assert.That(Moves(position), Is.Empty);
        Assert.That(position.Result(0), Is.EqualTo(Outcome.FirstWins));
    }

    [Test]
    public void A_row_of_O_wins_for_the_second_player() =>
        Assert.That(Parse("OOO/XX./X.. x").Result(0), Is.EqualTo(Outcome.SecondWins));

    [Test]
    public void A_full_board_without_a_row_is_drawn() =>
        Assert.That(Parse("XOX/XOO/OXX o").Result(0), Is.EqualTo(Outcome.Draw));

    [Test]
    public void A_full_board_with_a_row_is_won_not_drawn() =>
        Assert.That(Parse("XOX/OXO/XOX o").Result(0), Is.EqualTo(Outcome.FirstWins));

    internal static TicTacToePosition Parse(string text) =>
        TicTacToeNotation.Instance.TryParsePosition(text, out var position, out var error) ? position : throw new ArgumentException(error);

    internal static Move[] Moves(in TicTacToePosition position)
    {
        var moves = new Move[TicTacToePosition.MaxMoves];
        return moves[..position.LegalMoves(moves)];
    }

    internal static List<HashSet<TicTacToePosition>> PositionsUpTo(int plies)
    {
        List<HashSet<TicTacToePosition>> found = [[TicTacToePosition.Initial]];
        for (var ply = 0; ply < plies; ply++)
            found.Add([.. found[ply].SelectMany(position => Moves(position).Select(move => position.After(move)))]);
        return found;
    }

    private static void CountGames(in TicTacToePosition position, int ply, int[] byLength, int[] byOutcome)
    {
        var moves = Moves(position);
        if (moves.Length == 0)
        {
            byLength[ply]++;
            byOutcome[(int)position.Result(0)]++;
        }

        foreach (var move in moves) CountGames(position.After(move), ply + 1, byLength, byOutcome);
    }
}
