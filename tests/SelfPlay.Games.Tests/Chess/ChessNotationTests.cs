using SelfPlay.Games.Chess;
using static SelfPlay.Games.Tests.Chess.ChessTestPositions;

namespace SelfPlay.Games.Tests.Chess;

public class ChessNotationTests
{
    [Test]
    public void The_board_is_drawn_with_White_below() => Assert.That(
        ChessNotation.Instance.Draw(Play("e4").Position),
        Is.EqualTo("""
            8  r n b q k b n r
            7  p p p p p p p p
            6  . . . . . . . .
            5  . . . . . . . .
            4  . . . . P . . .
            3  . . . . . . . .
            2  P P P P . P P P
            1  R N B Q K B N R
               a b c d e f g h

            """));

    [TestCase("r3k2r/8/8/8/8/8/8/R3K2R b KQkq - 0 1", "O-O", "e8g8", "e8h8")]
    [TestCase("r3k2r/8/8/8/8/8/8/R3K2R b KQkq - 0 1", "O-O-O", "e8c8", "e8a8")]
    [TestCase("4k3/8/8/8/8/8/8/1RK3R1 w KQ - 0 1", "O-O-O", "c1b1", "c1b1")]
    [TestCase("4k3/8/8/8/8/8/8/5KR1 w K - 0 1", "O-O", "f1g1", "f1g1")]
    public void Castling_is_written_for_standard_chess_and_for_Chess960(string fen, string san, string standard, string chess960)
    {
        var position = Parse(fen);
        Assert.That(San.TryParse(position, san, out var move, out var error), Is.True, error);
        Assert.That(UciMove.Format(position, move), Is.EqualTo(standard));
        Assert.That(UciMove.Format(position, move, chess960: true), Is.EqualTo(chess960));
    }

    [Test]
    public void A_king_s_step_is_not_taken_for_castling()
    {
        var position = Parse("4k3/8/8/8/8/8/8/5K1R w K - 0 1");
        Assert.That(ChessNotation.Instance.TryParseMove(position, "f1g1", out var move, out _), Is.True);
        Assert.That(new ChessMove(move).Type, Is.EqualTo(ChessMoveType.Normal));
        Assert.That(ChessNotation.Instance.TryParseMove(position, "f1h1", out move, out _), Is.True);
        Assert.That(new ChessMove(move).Type, Is.EqualTo(ChessMoveType.Castling));
    }
}
