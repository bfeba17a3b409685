using SelfPlay.Engine.Play;
using SelfPlay.Engine.Play.Openings;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Play.Openings;

[TestFixture]
internal sealed class RandomOpeningsTests
{
    private static readonly Game<ChessPosition> Chess = ChessGame.Create();
    private static readonly Game<TicTacToePosition> TicTacToe = TicTacToeGame.Create();

    [Test]
    public void None_is_the_usual_start_for_every_pair()
    {
        var book = Load("none", Chess);
        foreach (var pair in new[] { 0, 1, 1000 })
        {
            Assert.That(book.At(pair).Start, Is.EqualTo(ChessPosition.Initial));
            Assert.That(book.At(pair).Moves, Is.Empty);
            Assert.That(book.At(pair).StartText(Chess), Is.Empty);
        }
    }

    [Test]
    public void Openings_are_legal_and_have_their_length()
    {
        var book = Load("random:8", Chess);
        for (var pair = 0; pair < 50; pair++) Assert.That(End(book.At(pair), Chess).Ply, Is.EqualTo(8));
    }

    [Test]
    public void No_two_openings_reach_the_same_position()
    {
        var book = Load("random:2", Chess);
        Assert.That(Enumerable.Range(0, 200).Select(pair => End(book.At(pair), Chess).Position.Hash), Is.Unique);
    }

    [Test]
    public void The_same_seed_draws_the_same_openings_whichever_is_asked_for_first()
    {
        var (forwards, backwards, other) = (Load("random:6", Chess), Load("random:6", Chess), Load("random:6", Chess, seed: 2));
        _ = backwards.At(20);
        Assert.That(Texts(forwards), Is.EqualTo(Texts(backwards)));
        Assert.That(Texts(forwards), Is.Not.EqualTo(Texts(other)));

        static string[] Texts(OpeningBook<ChessPosition> book) =>
            [.. Enumerable.Range(0, 20).Select(pair => string.Join(' ', book.At(pair).MoveTexts(Chess.Notation)))];
    }

    [Test]
    public void The_first_opening_is_that_of_a_rating_match_of_the_same_seed()
    {
        var line = new Line<ChessPosition>(ChessPosition.Initial, Chess.MoveLimit);
        var rng = new Rng(1, 0);
        Opening.Play(line, 6, ref rng);
        Assert.That(Load("random:6", Chess).At(0).Moves, Is.EqualTo(line.Moves.ToArray()));
    }

    [Test]
    public void A_game_with_few_openings_begins_again_when_all_have_been_played()
    {
        var book = Load("random:1", Chess);
        Assert.That(Enumerable.Range(0, 20).Select(pair => book.At(pair).Moves[0]), Is.Unique);
        for (var pair = 0; pair < 20; pair++) Assert.That(book.At(pair + 20), Is.SameAs(book.At(pair)));
    }

    [Test]
    public void An_exact_solver_keeps_none_but_drawn_openings()
    {
        var (book, solver) = (Load("random:3", TicTacToe), TicTacToe.CreateSolver!());
        for (var pair = 0; pair < 100; pair++) Assert.That(solver.Solve(End(book.At(pair), TicTacToe).Position), Is.Zero);
    }

    [Test]
    public void Openings_that_a_network_calls_one_sided_are_drawn_again()
    {
        var book = Load("random:4", Chess, value: line => line.Moves[0].Value % 2 == 0 ? 0.1 : -0.9);
        for (var pair = 0; pair < 50; pair++) Assert.That(book.At(pair).Moves[0].Value % 2, Is.Zero);
    }

    [Test]
    public void A_book_without_one_balanced_opening_is_refused() =>
        Assert.That(() => Load("random:4", Chess, value: _ => 1), Throws.TypeOf<InputException>().With.Message.Contains("openings of 4 plies"));

    [TestCase("random:")]
    [TestCase("random:-1")]
    [TestCase("random:many")]
    [TestCase("random:201")]
    public void A_wrong_number_of_plies_is_refused_with_an_example(string spec) => Assert.That(
        () => Load(spec, Chess),
        Throws.TypeOf<InputException>().With.Message.EqualTo($"the opening book '{spec}' needs a number of plies from 0 to 200, such as random:8"));

    private static OpeningBook<TPosition> Load<TPosition>(
        string spec, Game<TPosition> game, long seed = 1, Func<Line<TPosition>, double>? value = null)
        where TPosition : unmanaged, IPosition<TPosition> =>
        OpeningBook<TPosition>.Load(spec, game, new OpeningOptions<TPosition> { Seed = seed, Value = value }, _ => Assert.Fail("no file, no warning"));

    private static Line<TPosition> End<TPosition>(Opening<TPosition> opening, Game<TPosition> game)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var line = new Line<TPosition>(game.Initial, game.MoveLimit);
        opening.Play(line);
        Span<Move> moves = stackalloc Move[TPosition.MaxMoves];
        Assert.That(line.Result(line.LegalMoves(moves)), Is.EqualTo(Outcome.Ongoing));
        return line;
    }
}
