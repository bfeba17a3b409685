using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using static SelfPlay.Games.Tests.Chess.ChessTestPositions;

namespace SelfPlay.Games.Tests.Chess;

public class ChessPositionTests
{
    [TestCase("4k3/8/8/8/8/8/8/R3K2R w KQ - 0 1", "O-O O-O-O")]
    [TestCase("4k3/8/8/8/8/8/8/R3K2R w K - 0 1", "O-O")]
    [TestCase("4kr2/8/8/8/8/8/8/R3K2R w KQ - 0 1", "O-O-O")]
    [TestCase("4k1r1/8/8/8/8/8/8/R3K2R w KQ - 0 1", "O-O-O")]
    [TestCase("3rk3/8/8/8/8/8/8/R3K2R w KQ - 0 1", "O-O")]
    [TestCase("3k4/8/8/8/1b6/8/8/R3K2R w KQ - 0 1", "")]
    [TestCase("4k3/8/8/8/8/8/8/RN2KB1R w KQ - 0 1", "")]
    [TestCase("4k3/8/8/8/8/8/8/Rn2KN1R w KQ - 0 1", "")]
    public void Castling_needs_an_empty_way_and_no_attack_on_the_king_s(string fen, string expected) =>
        Assert.That(Castlings(fen), Is.EquivalentTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Test]
    public void Castling_is_legal_when_only_the_rook_or_its_way_is_attacked() =>
        Assert.That(Castlings("1r2k2r/8/8/8/8/8/8/R3K3 w Q - 0 1"), Is.EqualTo(new[] { "O-O-O" }));

    // The rook on b1 shields the king from the one on a1 until it moves over to d1.
    [TestCase("4k3/8/8/8/8/8/8/rRK5 w Q - 0 1", "")]
    [TestCase("4k3/8/8/8/8/8/8/1RK5 w Q - 0 1", "O-O-O")]
    [TestCase("4k3/8/8/8/8/8/8/5KR1 w K - 0 1", "O-O")]
    [TestCase("4k3/8/8/8/8/8/8/1K4R1 w K - 0 1", "O-O")]
    [TestCase("4k3/8/8/8/8/8/8/1K1N2R1 w K - 0 1", "")]
    [TestCase("3rk3/8/8/8/8/8/8/1K4R1 w K - 0 1", "")]
    public void Chess960_castles_from_any_files(string fen, string expected) =>
        Assert.That(Castlings(fen), Is.EquivalentTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [TestCase("4k3/8/8/8/8/8/8/1RK3R1 w KQ - 0 1", "O-O-O", "4k3/8/8/8/8/8/8/2KR2R1 b - - 1 1")]
    [TestCase("4k3/8/8/8/8/8/8/1RK3R1 w KQ - 0 1", "O-O", "4k3/8/8/8/8/8/8/1R3RK1 b - - 1 1")]
    [TestCase("4k3/8/8/8/8/8/8/5KR1 w K - 0 1", "O-O", "4k3/8/8/8/8/8/8/5RK1 b - - 1 1")]
    [TestCase("r3k2r/8/8/8/8/8/8/R3K2R b KQkq - 0 1", "O-O-O", "2kr3r/8/8/8/8/8/8/R3K2R w KQ - 1 2")]
    public void Castling_puts_king_and_rook_on_the_usual_squares(string fen, string move, string expected) =>
        Assert.That(Fen.Format(Play(fen, move).Position), Is.EqualTo(expected));

    [TestCase("r3k2r/8/8/8/8/8/8/R3K2R w KQkq - 0 1", "e1e2", "kq")]
    [TestCase("r3k2r/8/8/8/8/8/8/R3K2R w KQkq - 0 1", "a1b1", "Kkq")]
    [TestCase("r3k2r/8/8/8/8/8/8/R3K2R w KQkq - 0 1", "h1h8", "Qq")]
    [TestCase("r3k2r/8/8/8/8/8/8/R3K2R b KQkq - 0 1", "a8a1", "Kk")]
    [TestCase("r3k2r/8/8/8/8/8/8/R3K2R b KQkq - 0 1", "e8d8", "KQ")]
    public void Rights_are_lost_when_the_king_or_the_rook_moves_or_the_rook_is_taken(string fen, string move, string expected) =>
        Assert.That(Fen.Format(Play(fen, move).Position).Split(' ')[2], Is.EqualTo(expected));

    [Test]
    public void A_double_step_sets_the_en_passant_square_only_when_it_can_be_taken() => Assert.Multiple(() =>
    {
        Assert.That(Play("e4").Position.EnPassant, Is.Null);
        Assert.That(Play("e4 a6 e5 d5").Position.EnPassant.ToString(), Is.EqualTo("d6"));
        Assert.That(Play("e4 a6 e5 d5 h3").Position.EnPassant, Is.Null);
        // The pawn on e5 is pinned by the queen on e7 and may not leave the file.
        Assert.That(Play("4k3/3pq3/8/4P3/8/8/8/4K3 b - - 0 1", "d5").Position.EnPassant, Is.Null);
    });

    [Test]
    public void En_passant_takes_the_pawn_beside() =>
        Assert.That(Fen.Format(Play("e4 a6 e5 d5 exd6").Position), Is.EqualTo("rnbqkbnr/1pp1pppp/p2P4/8/8/8/PPPP1PPP/RNBQKBNR b KQkq - 0 3"));

    [Test]
    public void En_passant_may_parry_a_check_by_the_pawn() =>
        Assert.That(Moves(Parse("8/8/8/1Ppk4/8/4K3/8/8 w - c6 0 1")).Length, Is.GreaterThan(0).And.EqualTo(
            new NaiveChess("8/8/8/1Ppk4/8/4K3/8/8 w - c6 0 1").LegalMoves().Count()));

    [Test]
    public void The_record_position_has_218_moves() =>
        Assert.That(Moves(Parse("R6R/3Q4/1Q4Q1/4Q3/2Q4Q/Q4Q2/pp1Q4/kBNN1KB1 w - - 0 1")), Has.Length.EqualTo(218));

    [Test]
    public void A_double_check_leaves_only_king_moves()
    {
        var position = Parse("4k3/8/5N2/8/8/8/8/4RK2 b - - 0 1");
        Assert.That(Moves(position).Select(move => new ChessMove(move).Kind), Is.All.EqualTo(PieceKind.King));
    }

    [Test]
    public void Counting_moves_agrees_with_writing_them()
    {
        var buffer = new Move[ChessPosition.MaxMoves];
        foreach (var line in ChessRandomGames.Play(20, 7))
        {
            foreach (var position in line.Positions)
                Assert.That(ChessPosition.CountLegalMoves(position, buffer), Is.EqualTo(position.LegalMoves(buffer)), Fen.Format(position));
        }
    }

    [Test]
    public void The_hash_tells_side_rights_and_en_passant_apart_but_not_the_counters()
    {
        string[] different =
        [
            "r3k2r/8/8/3pP3/8/8/8/R3K2R w KQkq d6 0 1", "r3k2r/8/8/3pP3/8/8/8/R3K2R w KQkq - 0 1", "r3k2r/8/8/3pP3/8/8/8/R3K2R b KQkq - 0 1",
            "r3k2r/8/8/3pP3/8/8/8/R3K2R w KQk - 0 1", "r3k2r/8/8/3pP3/8/8/8/R3K2R w Kkq - 0 1", "r3k2r/8/8/3pP3/8/8/8/R3K2R w - - 0 1",
        ];
        Assert.That(different.Select(fen => Parse(fen).Hash), Is.Unique);
        Assert.That(Parse(different[1].Replace(" 0 1", " 7 9")).Hash, Is.EqualTo(Parse(different[1]).Hash));
        Assert.That(Parse(different[1].Replace(" 0 1", " 7 9")), Is.Not.EqualTo(Parse(different[1])));
    }

    [Test]
    public void Transpositions_meet_in_one_hash() =>
        Assert.That(Play("Nf3 Nf6 c4 g6").Position.Hash, Is.EqualTo(Play("c4 g6 Nf3 Nf6").Position.Hash));

    private static IEnumerable<string> Castlings(string fen)
    {
        var position = Parse(fen);
        return Moves(position).Where(move => new ChessMove(move).Type == ChessMoveType.Castling).Select(move => San.Format(position, move).TrimEnd('+', '#'));
    }
}
