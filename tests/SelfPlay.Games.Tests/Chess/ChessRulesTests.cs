using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using static SelfPlay.Games.Tests.Chess.ChessTestPositions;

namespace SelfPlay.Games.Tests.Chess;

public class ChessRulesTests
{
    private const string Shuffle = "Nf3 Nf6 Ng1 Ng8 ";

    [Test]
    public void Fool_s_mate_is_won_by_Black() =>
        Assert.That(Result(Play("f3 e5 g4 Qh4")), Is.EqualTo(Outcome.SecondWins));

    [Test]
    public void A_back_rank_mate_is_won_by_White() =>
        Assert.That(Result(Play("6k1/5ppp/8/8/8/8/8/R5K1 w - - 0 1", "Ra8")), Is.EqualTo(Outcome.FirstWins));

    [TestCase("7k/5Q2/6K1/8/8/8/8/8 b - - 0 1")]
    [TestCase("5bnr/4p1pq/4Qpkr/7p/7P/4P3/PPPP1PP1/RNB1KBNR b KQ - 2 10")]
    public void Stalemate_is_drawn(string fen)
    {
        Assert.That(Moves(Parse(fen)), Is.Empty);
        Assert.That(Parse(fen).Result(0), Is.EqualTo(Outcome.Draw));
    }

    [TestCase("4k3/8/8/8/8/8/8/4K3 w - - 0 1")]
    [TestCase("4k3/8/8/8/8/8/8/4KN2 w - - 0 1")]
    [TestCase("4kb2/8/8/8/8/8/8/4K3 w - - 0 1")]
    [TestCase("4kb2/8/8/8/8/8/8/2B1K3 w - - 0 1")] // f8 and c1 are both dark
    [TestCase("B7/1B2k3/2B5/8/8/8/8/4KB1b w - - 0 1")] // five bishops on light squares
    public void Material_that_cannot_mate_is_drawn(string fen) =>
        Assert.That(Result(new Line<ChessPosition>(Parse(fen), 512)), Is.EqualTo(Outcome.Draw));

    [TestCase("4kb2/8/8/8/8/8/8/4KB2 w - - 0 1")] // bishops on squares of both colours: a helped mate exists
    [TestCase("4kn2/8/8/8/8/8/8/4KN2 w - - 0 1")]
    [TestCase("4k3/8/8/8/8/8/8/3NKN2 w - - 0 1")]
    [TestCase("4kb2/8/8/8/8/8/8/4KN2 w - - 0 1")]
    [TestCase("4k3/8/8/8/8/8/4P3/4K3 w - - 0 1")]
    [TestCase("4k3/8/8/8/8/8/8/R3K3 w - - 0 1")]
    [TestCase("4k3/8/8/8/8/8/8/3QK3 w - - 0 1")]
    public void Material_that_can_mate_plays_on(string fen) =>
        Assert.That(Result(new Line<ChessPosition>(Parse(fen), 512)), Is.EqualTo(Outcome.Ongoing));

    [Test]
    public void The_third_occurrence_draws_and_the_second_does_not() => Assert.Multiple(() =>
    {
        Assert.That(Result(Play(Shuffle)), Is.EqualTo(Outcome.Ongoing));
        Assert.That(Result(Play(Shuffle + "Nf3 Nf6 Ng1")), Is.EqualTo(Outcome.Ongoing));
        Assert.That(Result(Play(Shuffle + Shuffle)), Is.EqualTo(Outcome.Draw));
    });

    [Test]
    public void Occurrences_need_not_follow_each_other() =>
        Assert.That(Result(Play("e4 e5 Nf3 Nf6 Ng1 Ng8 Nc3 Nc6 Nb1 Nb8")), Is.EqualTo(Outcome.Draw));

    [Test]
    public void A_position_with_other_castling_rights_is_another_position()
    {
        const string Fen = "r3k2r/p6p/8/8/8/8/P6P/R3K2R w KQkq - 0 1";
        const string KingsOut = "Ke2 Ke7 Ke1 Ke8 ";
        Assert.That(Result(Play(Fen, KingsOut + KingsOut)), Is.EqualTo(Outcome.Ongoing));
        Assert.That(Result(Play(Fen, KingsOut + KingsOut + KingsOut)), Is.EqualTo(Outcome.Draw));
    }

    // After 1...d5 White could take en passant, so that position is not the one that the knights come back to.
    [Test]
    public void A_position_with_a_legal_en_passant_capture_is_another_position()
    {
        const string Fen = "4k1n1/3p4/8/4P3/8/8/8/4K1N1 b - - 0 1";
        Assert.That(Result(Play(Fen, "d5 " + "Nf3 Nf6 Ng1 Ng8 ")), Is.EqualTo(Outcome.Ongoing));
        Assert.That(Result(Play(Fen, "d5 " + "Nf3 Nh6 Ng1 Ng8 Nf3 Nh6 Ng1 Ng8")), Is.EqualTo(Outcome.Ongoing));
        Assert.That(Result(Play(Fen, "d5 " + "Nf3 Nh6 Ng1 Ng8 Nf3 Nh6 Ng1 Ng8 Nf3 Nh6 Ng1 Ng8")), Is.EqualTo(Outcome.Draw));
    }

    // The pawn on e5 is pinned, so 1...d5 leaves no capture and counts as the first occurrence.
    [Test]
    public void A_double_step_that_cannot_be_taken_makes_no_difference() =>
        Assert.That(Result(Play("4k1n1/3pr3/8/4P3/8/8/8/4K1N1 b - - 0 1", "d5 Nf3 Nh6 Ng1 Ng8 Nf3 Nh6 Ng1 Ng8")), Is.EqualTo(Outcome.Draw));

    [Test]
    public void Repetition_is_not_sought_beyond_the_last_capture_or_pawn_move() =>
        Assert.That(Result(Play(Shuffle + "e4 e5 Nf3 Nf6 Ng1 Ng8 d4")), Is.EqualTo(Outcome.Ongoing));

    [Test]
    public void The_fifth_occurrence_is_told_from_the_fourth()
    {
        Assert.That(ChessRules.IsFivefold(Play(Shuffle + Shuffle + Shuffle).Positions), Is.False);
        Assert.That(ChessRules.IsFivefold(Play(Shuffle + Shuffle + Shuffle + Shuffle).Positions), Is.True);
    }

    [TestCase(98, "Ongoing")]
    [TestCase(99, "Draw")]
    public void A_hundred_half_moves_without_capture_or_pawn_move_draw(int clock, string expected) =>
        Assert.That(Result(Play($"4k3/8/8/8/8/8/8/R3K3 w - - {clock} 80", "Ra2")).ToString(), Is.EqualTo(expected));

    [TestCase("6k1/4Pppp/8/8/8/8/8/R5K1 w - - 99 80", "e8=N", "0")]
    [TestCase("6k1/4nppp/8/8/8/8/8/4R1K1 w - - 99 80", "Rxe7", "0")]
    [TestCase("4k3/8/8/8/8/8/8/R3K3 w Q - 7 80", "O-O-O", "8")]
    public void Pawn_moves_and_captures_restart_the_clock_and_castling_does_not(string fen, string move, string clock) =>
        Assert.That(Fen.Format(Play(fen, move).Position).Split(' ')[4], Is.EqualTo(clock));

    [Test]
    public void Mate_on_the_hundredth_half_move_wins() =>
        Assert.That(Result(Play("6k1/5ppp/8/8/8/8/8/R5K1 w - - 99 80", "Ra8")), Is.EqualTo(Outcome.FirstWins));

    [Test]
    public void Seventy_five_moves_are_a_hundred_and_fifty_half_moves() => Assert.Multiple(() =>
    {
        Assert.That(ChessRules.IsSeventyFiveMoves(Parse("4k3/8/8/8/8/8/8/R3K3 w - - 149 80")), Is.False);
        Assert.That(ChessRules.IsSeventyFiveMoves(Parse("4k3/8/8/8/8/8/8/R3K3 w - - 150 80")), Is.True);
        Assert.That(ChessRules.IsFiftyMoves(Parse("4k3/8/8/8/8/8/8/R3K3 w - - 149 80")), Is.True);
    });

    [Test]
    public void A_game_that_starts_with_a_high_clock_looks_no_further_back_than_its_start() =>
        Assert.That(Result(Play("4k1n1/8/8/8/8/8/8/R3K1N1 w - - 60 80", "Nf3 Nf6 Ng1 Ng8")), Is.EqualTo(Outcome.Ongoing));
}
