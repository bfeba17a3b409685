using SelfPlay.Arena.Tournaments;
using SelfPlay.Arena.Tournaments.Playing;
using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Play.Openings;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;

namespace SelfPlay.Arena.Tests.Tournaments;

/// <summary>When a game is over, and why.</summary>
[TestFixture]
internal sealed class UmpireTests
{
    [Test]
    public void A_game_that_the_rules_end_says_how()
    {
        var game = Chess(new Adjudication());
        PlayAll(game, "f2f3", "e7e5", "g2g4", "d8h4");
        Assert.That((game.Result(), game.ToRecord().Reason), Is.EqualTo((Outcome.SecondWins, "checkmate")));
    }

    [Test]
    public void Nothing_is_adjudicated_unless_it_is_wanted()
    {
        var game = Chess(new Adjudication());
        PlayShuffle(game, 6, first: -1, second: 1);
        Assert.That(game.Result(), Is.EqualTo(Outcome.Ongoing));
    }

    // Moves are made in turn: after 2n of them each side has made n.
    [TestCase(3, -0.96f, 0.96f, true, Outcome.Ongoing, Description = "too few moves yet")]
    [TestCase(4, -0.96f, 0.96f, true, Outcome.SecondWins)]
    [TestCase(4, 0.96f, -0.96f, true, Outcome.FirstWins)]
    [TestCase(4, -0.96f, 0.9f, true, Outcome.Ongoing, Description = "the winner does not see it")]
    [TestCase(3, -0.96f, 0.9f, false, Outcome.SecondWins)]
    [TestCase(4, -0.9f, 0.96f, false, Outcome.Ongoing, Description = "the loser does not see it")]
    public void A_lost_game_is_ended_when_both_or_the_loser_agree(int moves, float first, float second, bool bothSides, Outcome expected)
    {
        var game = Chess(new Adjudication { Resign = new ResignRule(0.95, 2, bothSides) });
        PlayShuffle(game, moves, first, second);
        Assert.That(game.Result(), Is.EqualTo(expected));
        if (expected != Outcome.Ongoing) Assert.That(game.ToRecord().Reason, Does.StartWith("adjudicated: lost for "));
    }

    [Test]
    public void One_good_value_begins_the_count_anew()
    {
        var game = Chess(new Adjudication { Resign = new ResignRule(0.95, 2, BothSides: false) });
        PlayAll(game, [-1, null, 0.5f, null, -1], "g1f3", "g8f6", "f3g1", "f6g8", "g1f3");
        Assert.That(game.Result(), Is.EqualTo(Outcome.Ongoing));
    }

    [TestCase(5, 0.05f, -0.02f, Outcome.Ongoing, Description = "one side has made two moves only")]
    [TestCase(6, 0.05f, -0.02f, Outcome.Draw)]
    [TestCase(6, 0.05f, -0.2f, Outcome.Ongoing)]
    public void A_dead_game_is_drawn_when_both_agree_late_enough(int moves, float first, float second, Outcome expected)
    {
        var game = Chess(new Adjudication { Draw = new DrawRule(0.05, 2, From: 3) });
        PlayShuffle(game, moves, first, second);
        Assert.That(game.Result(), Is.EqualTo(expected));
    }

    [Test]
    public void A_game_is_drawn_at_the_limit_of_moves()
    {
        var game = Chess(new Adjudication { MaxMoves = 4 }, moveLimit: 4);
        PlayShuffle(game, 4, 0.9f, 0.9f);
        Assert.That((game.Result(), game.ToRecord().Reason), Is.EqualTo((Outcome.Draw, "adjudicated: the limit of 4 moves")));
    }

    [Test]
    public void A_solved_position_ends_the_game_with_its_result()
    {
        var game = Open(TicTacToeGame.Create(), new Adjudication { Solver = true }, 9);
        Assert.That((game.Result(), game.ToRecord().Reason), Is.EqualTo((Outcome.Draw, "adjudicated: solved")));
    }

    [Test]
    public void Values_are_recorded_for_the_first_player_whoever_thought_them()
    {
        var game = Chess(new Adjudication { MaxMoves = 2 }, moveLimit: 2);
        PlayAll(game, [0.25f, 0.5f], "e2e4", "e7e5");
        Assert.That(game.ToRecord().Values, Is.EqualTo(new float?[] { 0.25f, -0.5f }));
    }

    private static ArenaGame<ChessPosition> Chess(Adjudication adjudication, int moveLimit = 512) => Open(ChessGame.Create(), adjudication, moveLimit);

    private static ArenaGame<TPosition> Open<TPosition>(Game<TPosition> game, Adjudication adjudication, int moveLimit)
        where TPosition : unmanaged, IPosition<TPosition> => new(
            new ScheduledGame(0, new Pairing(0, 1), 0),
            new Opening<TPosition>(game.Initial, []),
            moveLimit,
            1,
            new Umpire<TPosition>(game, adjudication),
            game);

    /// <summary>Knights go out and back, each side with the same value all the time.</summary>
    private static void PlayShuffle(ArenaGame<ChessPosition> game, int moves, float first, float second)
    {
        string[] shuffle = ["g1f3", "g8f6", "f3g1", "f6g8", "b1c3", "b8c6"];
        PlayAll(game, [.. Enumerable.Range(0, moves).Select(ply => (float?)(ply % 2 == 0 ? first : second))], [.. shuffle.Take(moves)]);
    }

    private static void PlayAll(ArenaGame<ChessPosition> game, params string[] moves) => PlayAll(game, new float?[moves.Length], moves);

    private static void PlayAll(ArenaGame<ChessPosition> game, float?[] values, params string[] moves)
    {
        for (var i = 0; i < moves.Length; i++)
        {
            Assert.That(game.Result(), Is.EqualTo(Outcome.Ongoing), $"before move {i}");
            Assert.That(ChessNotation.Instance.TryParseMove(game.Line.Position, moves[i], out var move, out var error), error);
            game.Play(new Choice(move, values[i]));
        }
    }
}
