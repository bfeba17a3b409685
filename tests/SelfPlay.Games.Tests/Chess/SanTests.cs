using SelfPlay.Games.Chess;
using SelfPlay.TestData;
using static SelfPlay.Games.Tests.Chess.ChessTestPositions;

namespace SelfPlay.Games.Tests.Chess;

public class SanTests
{
    private const string Knights = "4k3/8/8/8/1N6/8/8/1N2KN2 w - - 0 1";
    private const string Promotion = "3n3k/2P5/8/8/8/8/8/4K3 w - - 0 1";
    private const string Castling = "4k3/8/8/8/8/8/8/R3K2R w KQ - 0 1";

    [TestCase("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1", "e2e4", "e4")]
    [TestCase("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1", "g1f3", "Nf3")]
    [TestCase(Knights, "f1d2", "Nfd2")]
    [TestCase(Knights, "b4d3", "Nd3")]
    [TestCase(Knights, "b1a3", "Na3")]
    [TestCase("4k3/8/8/1N6/8/8/8/1N2K3 w - - 0 1", "b1c3", "N1c3")]
    [TestCase("2k5/8/8/8/4Q2Q/8/8/K6Q w - - 0 1", "h4e1", "Qh4e1")]
    [TestCase("2k5/8/8/8/4Q2Q/8/8/K6Q w - - 0 1", "e4e1", "Qee1")]
    [TestCase("2k5/8/8/8/4Q2Q/8/8/K6Q w - - 0 1", "h1e1", "Q1e1")]
    [TestCase(Promotion, "c7c8q", "c8=Q")]
    [TestCase(Promotion, "c7d8n", "cxd8=N")]
    [TestCase(Castling, "e1g1", "O-O")]
    [TestCase(Castling, "e1c1", "O-O-O")]
    [TestCase("4k3/8/8/3pP3/8/8/8/4K3 w - d6 0 1", "e5d6", "exd6")]
    [TestCase("6k1/5ppp/8/8/8/8/8/R5K1 w - - 0 1", "a1a8", "Ra8#")]
    [TestCase("4k3/8/8/8/8/8/8/R5K1 w - - 0 1", "a1a8", "Ra8+")]
    // The other knight is pinned and cannot go there, so nothing needs telling apart.
    [TestCase("4k3/8/8/8/1b6/2N5/8/4K1N1 w - - 0 1", "g1e2", "Ne2")]
    public void Moves_are_written_as_in_tournament_books(string fen, string uci, string expected)
    {
        var position = Parse(fen);
        Assert.That(ChessNotation.Instance.TryParseMove(position, uci, out var move, out var error), Is.True, error);
        Assert.That(San.Format(position, move), Is.EqualTo(expected));
    }

    [TestCase(Castling, "0-0", "e1g1")]
    [TestCase(Castling, "0-0-0", "e1c1")]
    [TestCase(Castling, "o-o", "e1g1")]
    [TestCase(Castling, "O-O+!", "e1g1")]
    [TestCase(Castling, "OO", "e1g1")]
    [TestCase(Castling, "e1h1", "e1g1")]
    [TestCase(Promotion, "c7c8Q", "c7c8q")]
    [TestCase("4k3/8/8/B7/8/8/8/BN2K3 w - - 0 1", "B1c3", "a1c3")]
    [TestCase("4k3/8/8/B7/8/8/8/BN2K3 w - - 0 1", "b1c3", "b1c3")]
    [TestCase("4k3/8/8/B7/8/8/8/BN2K3 w - - 0 1", "B5c3", "a5c3")]
    [TestCase(Castling, "Ra8", "a1a8")]
    [TestCase(Castling, " Ra1-a8+ ", "a1a8")]
    [TestCase(Castling, "Ra8#?!", "a1a8")]
    [TestCase(Promotion, "c8Q", "c7c8q")]
    [TestCase(Promotion, "c8=q", "c7c8q")]
    [TestCase(Promotion, "c8(N)", "c7c8n")]
    [TestCase(Promotion, "c7c8=R", "c7c8r")]
    [TestCase(Promotion, "c7xd8=B", "c7d8b")]
    [TestCase(Promotion, "cd8Q", "c7d8q")]
    [TestCase("4k3/8/8/3pP3/8/8/8/4K3 w - d6 0 1", "exd6 e.p.", "e5d6")]
    [TestCase("4k3/8/8/3pP3/8/8/8/4K3 w - d6 0 1", "ed6", "e5d6")]
    [TestCase("4k3/8/8/3p4/2P1P3/1B6/8/4K3 w - - 0 1", "cd5", "c4d5")]
    [TestCase("4k3/8/8/8/2b5/1P1P4/8/4K3 w - - 0 1", "bxc4", "b3c4")]
    [TestCase(Knights, "nbd2", "b1d2")]
    [TestCase(Knights, "NFD2", "f1d2")]
    [TestCase(Castling, "1. ra1-a8", "a1a8")]
    [TestCase(Castling, "12...0-0", "e1g1")]
    [TestCase(Castling, "A1A8", "a1a8")]
    [TestCase(Promotion, "3.CD8=Q", "c7d8q")]
    public void Moves_are_read_as_people_write_them(string fen, string text, string expected)
    {
        var position = Parse(fen);
        Assert.That(ChessNotation.Instance.TryParseMove(position, text, out var move, out var error), Is.True, error);
        Assert.That(ChessNotation.Instance.FormatMove(position, move), Is.EqualTo(expected));
    }

    [TestCase(Knights, "Nd2", "ambiguous; choose from Nbd2 Nfd2")]
    [TestCase(Promotion, "c8", "not legal here; legal are ")]
    [TestCase(Promotion, "c7c8", "not legal here; legal are ")]
    [TestCase(Castling, "Ke3", "not legal here; legal are ")]
    [TestCase(Castling, "e2e4", "not legal here; legal are ")]
    [TestCase(Castling, "1.", "is no move")]
    [TestCase(Castling, "e.4", "is no move")]
    [TestCase(Castling, "Zf3", "is no move; write it as in e2e4, e4, Nf3, O-O or e8=Q")]
    [TestCase("7k/5Q2/6K1/8/8/8/8/8 b - - 0 1", "Kg8", "the game is over")]
    public void A_wrong_move_is_refused_with_its_reason(string fen, string text, string reason)
    {
        Assert.That(ChessNotation.Instance.TryParseMove(Parse(fen), text, out _, out var error), Is.False);
        Assert.That(error, Does.Contain(reason).And.Contain(text));
    }

    [Test]
    public void All_legal_moves_of_the_positions_of_chess_js_are_written_alike()
    {
        foreach (var line in File.ReadLines(SharedData.Require("chess/fen/san_all_moves.tsv")).Skip(1).Where(line => line.Length > 0))
        {
            var fields = line.Split('\t');
            var position = Parse(fields[0]);
            Assert.That(Moves(position).Select(move => San.Format(position, move)), Is.EquivalentTo(fields[1].Split(' ')), fields[0]);
        }
    }

    [Test]
    public void Every_move_of_random_games_reads_back()
    {
        foreach (var line in ChessRandomGames.Play(12, 11))
        {
            foreach (var position in line.Positions)
            {
                foreach (var move in Moves(position))
                {
                    Assert.That(San.TryParse(position, San.Format(position, move), out var read, out var error), Is.True, error);
                    Assert.That(read, Is.EqualTo(move));
                }
            }
        }
    }

    [TestCase("linares2002.pgn.gz")]
    [TestCase("twic1599_dev.pgn.gz")]
    [TestCase("ecc2018.pgn.gz")]
    public void Published_games_are_legal_and_written_as_published(string file)
    {
        foreach (var moves in PgnGames.Read(SharedData.Require("chess/games/" + file)))
        {
            var position = ChessPosition.Initial;
            foreach (var text in moves)
            {
                Assert.That(San.TryParse(position, text, out var move, out var error), Is.True, error);
                Assert.That(WithoutEquals(San.Format(position, move)), Is.EqualTo(WithoutEquals(text)), Fen.Format(position));
                position = position.After(move);
            }
        }
    }

    // Some files leave the sign of promotion out.
    private static string WithoutEquals(string text) => text.Replace("=", "", StringComparison.Ordinal);
}
