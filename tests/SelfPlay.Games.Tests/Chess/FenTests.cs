using SelfPlay.Games.Chess;
using SelfPlay.TestData;
using static SelfPlay.Games.Tests.Chess.ChessTestPositions;

namespace SelfPlay.Games.Tests.Chess;

public class FenTests
{
    [Test]
    public void The_start_position_is_the_initial_one()
    {
        var start = Parse("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1");
        Assert.That(start, Is.EqualTo(ChessPosition.Initial));
        Assert.That(start.Hash, Is.EqualTo(ChessPosition.Initial.Hash));
    }

    [TestCase("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1")]
    [TestCase("r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R b Kq - 17 42")]
    [TestCase("8/8/1k6/2b5/2pP4/8/5K2/8 b - d3 0 1")]
    [TestCase("4k3/8/8/8/8/8/8/4K3 w - - 99 300")]
    [TestCase("1rkr4/8/8/8/8/8/8/1RKR4 w KQkq - 0 1")]
    [TestCase("r1k1r2q/p1ppp1pp/8/8/8/8/P1PPP1PP/R1K1R2Q w KQkq - 0 1")]
    public void Texts_round_trip(string fen) => Assert.That(Fen.Format(Parse(fen)), Is.EqualTo(fen));

    [Test]
    public void Counters_may_be_left_out_as_in_EPD() =>
        Assert.That(Fen.Format(Parse("4k3/8/8/8/8/8/8/4K2R w K -")), Is.EqualTo("4k3/8/8/8/8/8/8/4K2R w K - 0 1"));

    [Test]
    public void Blanks_may_be_doubled_and_stand_at_the_ends() =>
        Assert.That(Fen.Format(Parse("  4k3/8/8/8/8/8/8/4K2R  w K   - 3\t4 ")), Is.EqualTo("4k3/8/8/8/8/8/8/4K2R w K - 3 4"));

    [Test]
    public void Castling_rights_are_written_in_the_usual_order() =>
        Assert.That(Fen.Format(Parse("r3k2r/8/8/8/8/8/8/R3K2R w qkQK - 0 1")), Does.EndWith(" w KQkq - 0 1"));

    [TestCase("r3k2r/8/8/8/8/8/8/R3K2R w HAha - 0 1", "KQkq")]
    [TestCase("1rk2r1r/8/8/8/8/8/8/1RK2R1R w FBfb - 0 1", "FQfq")]
    [TestCase("1rk2r1r/8/8/8/8/8/8/1RK2R1R w KQkq - 0 1", "KQkq")]
    [TestCase("rr1k4/8/8/8/8/8/8/RR1K4 w Bb - 0 1", "Bb")]
    public void A_file_is_written_only_where_another_rook_stands_further_out(string fen, string castling) =>
        Assert.That(Fen.Format(Parse(fen)).Split(' ')[2], Is.EqualTo(castling));

    [TestCase("r3k2r/8/8/8/8/8/8/R3K2R w KQkq - 0 1", "HAha")]
    [TestCase("1rk2r1r/8/8/8/8/8/8/1RK2R1R w FQkb - 0 1", "FBhb")]
    [TestCase("4k3/8/8/8/8/8/8/4K3 w - - 0 1", "-")]
    public void Shredder_FEN_names_the_files_of_the_rooks(string fen, string castling)
    {
        var shredder = Fen.FormatShredder(Parse(fen));
        Assert.That(shredder.Split(' ')[2], Is.EqualTo(castling));
        Assert.That(Parse(shredder), Is.EqualTo(Parse(fen)));
    }

    // No black pawn can take; the only one that could is pinned; the capture would open the rank to a rook.
    [TestCase("rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR b KQkq e3 0 1")]
    [TestCase("4k3/8/8/8/3Pp3/8/8/4RK2 b - d3 0 1")]
    [TestCase("8/8/8/8/k2Pp2R/8/8/4K3 b - d3 0 1")]
    public void An_en_passant_square_without_a_legal_capture_is_dropped(string fen)
    {
        var position = Parse(fen);
        Assert.That(position.EnPassant, Is.Null);
        Assert.That(position.Hash, Is.EqualTo(Parse(fen.Replace(" e3 ", " - ").Replace(" d3 ", " - ")).Hash));
    }

    [Test]
    public void An_en_passant_square_with_a_legal_capture_is_kept() => Assert.Multiple(() =>
    {
        Assert.That(Parse("4k3/8/8/8/3Pp3/8/8/5K2 b - d3 0 1").EnPassant.ToString(), Is.EqualTo("d3"));
        Assert.That(Parse("5k2/8/8/3Pp3/8/8/8/5K2 w - e6 0 1").EnPassant.ToString(), Is.EqualTo("e6"));
    });

    [TestCase("8/8/8/8/8/8/8/4K3 w - - 0 1", "Black has 0 kings")]
    [TestCase("4k3/8/8/8/8/8/8/3KK3 w - - 0 1", "White has 2 kings")]
    [TestCase("4k3/8/8/8/8/8/8/p3K3 w - - 0 1", "a pawn stands on a1")]
    [TestCase("4k3/pppppppp/p7/8/8/8/8/4K3 w - - 0 1", "Black has 9 pawns")]
    [TestCase("4k3/8/8/8/8/8/PPPPPPPP/QQ2K3 w - - 0 1", "White has 8 pawns and needs 1 promotions")]
    [TestCase("4k3/8/8/8/8/8/4R3/4K3 w - - 0 1", "White is to move and could take the king on e8")]
    [TestCase("4k3/8/8/8/8/8/8/4K3 w K - 0 1", "castling 'K' in 'K'")]
    [TestCase("4k3/8/8/8/4K3/8/8/7R w K - 0 1", "castling 'K' in 'K'")]
    [TestCase("4k3/8/8/8/8/8/8/4K2R w KH - 0 1", "names the rook on h1 twice")]
    [TestCase("4k3/8/8/8/8/8/8/4K1RR w GH - 0 1", "White castles with two rooks")]
    [TestCase("4k3/8/8/8/8/8/8/4K3 w - e5 0 1", "en-passant square 'e5' must be on rank 6")]
    [TestCase("4k3/8/8/8/8/8/8/4K3 b - e3 0 1", "no pawn can just have moved two squares over the en-passant square 'e3'")]
    [TestCase("4k3/8/8/8/8/8/8/4K3 x - - 0 1", "side to move 'x'")]
    [TestCase("4k3/8/8/8/8/8/8/4K3 w - - -1 1", "half-move clock '-1'")]
    [TestCase("4k3/8/8/8/8/8/8/4K3 w - - 0 0", "move number '0'")]
    [TestCase("4k3/8/8/8/8/8/8/4K3 w - - 0", "5 fields")]
    [TestCase("4k3/8/8/8/8/8/4K3 w - - 0 1", "7 ranks")]
    [TestCase("4k3/8/8/9/8/8/8/4K3 w - - 0 1", "'9' in rank '9'")]
    [TestCase("4k3/8/8/44/8/8/8/4K3 w - - 0 1", "two digits in a row")]
    [TestCase("4k3/8/8/7/8/8/8/4K3 w - - 0 1", "rank '7' has 7 squares")]
    public void A_wrong_text_is_refused_with_its_reason(string fen, string reason)
    {
        Assert.That(Fen.TryParse(fen, out _, out var error), Is.False);
        Assert.That(error, Does.Contain(reason).And.Contain(fen));
    }

    [Test]
    public void The_table_of_chess_js_is_judged_alike()
    {
        var lines = File.ReadLines(SharedData.Require("chess/fen/validate_fen.tsv")).Skip(1).Where(line => line.Length > 0);
        Assert.Multiple(() =>
        {
            foreach (var fields in lines.Select(line => line.Split('\t')))
                Assert.That(Fen.TryParse(fields[1], out _, out _), Is.EqualTo(fields[0] == "true"), fields[1]);
        });
    }

    [Test]
    public void Positions_marked_bad_in_the_destruction_test_are_refused()
    {
        var lines = File.ReadLines(SharedData.Require("chess/fen/destruction-test.epd"));
        Assert.Multiple(() =>
        {
            foreach (var line in lines.Where(line => line.Contains("bad EPD") || line.Contains("; cull")))
                Assert.That(Fen.TryParse(line.Split(';')[0], out _, out _), Is.False, line);
        });
    }
}
