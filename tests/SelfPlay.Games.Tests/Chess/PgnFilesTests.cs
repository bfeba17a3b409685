using System.IO.Compression;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Notation;
using SelfPlay.TestData;

namespace SelfPlay.Games.Tests.Chess;

/// <summary>Games of others, as they were published.</summary>
public class PgnFilesTests
{
    [TestCase("games/champions_dev.pgn.gz", 10171, 821118)]
    [TestCase("games/ecc2018.pgn.gz", 900, 78541)]
    [TestCase("games/lichess_dev.pgn.gz", 219, 14363)]
    [TestCase("games/linares2002.pgn.gz", 42, 3063)]
    [TestCase("games/twic1599_dev.pgn.gz", 555, 49938)]
    [TestCase("books/8moves_v3.pgn.gz", 34700, 555200)]
    public void Published_collections_are_read_whole(string file, int games, int moves)
    {
        var (read, played) = (0, 0);
        foreach (var game in Read("chess/" + file))
        {
            Assert.That(game.Error, Is.Null);
            read++;
            played += game.Game!.Moves.Count;
        }

        Assert.That((read, played), Is.EqualTo((games, moves)));
    }

    // Games and moves of the edge files of chess.js, chesslib and python-chess.
    [TestCase("chessjs_0", 1, 77)]
    [TestCase("chessjs_1", 1, 81)]
    [TestCase("chessjs_2", 1, 4)]
    [TestCase("chessjs_3", 1, 4)]
    [TestCase("chesslib_31_games", 31, 1953)]
    [TestCase("chesslib_3_games", 3, 189)]
    [TestCase("chesslib_Morphy_ANSI", 211, 13835)]
    [TestCase("chesslib_Morphy_UTF8", 211, 13835)]
    [TestCase("chesslib_cct131", 3, 274)]
    [TestCase("chesslib_ep", 1, 164)]
    [TestCase("chesslib_finalmast11", 30, 2661)]
    [TestCase("chesslib_longest", 1, 17697)]
    [TestCase("chesslib_nikolic_arsovic_1989", 1, 538)]
    [TestCase("chesslib_no_repetition_1", 1, 2290)]
    [TestCase("chesslib_no_repetition_2", 1, 1759)]
    [TestCase("chesslib_oo", 1, 93)]
    [TestCase("chesslib_pgn_order", 1, 63)]
    [TestCase("chesslib_promoting", 1, 77)]
    [TestCase("chesslib_rav_alternative", 1, 89)]
    [TestCase("chesslib_test", 1, 681)]
    [TestCase("chesslib_test_shortened", 1, 79)]
    [TestCase("chesslib_teststartpos", 1, 4)]
    [TestCase("pychesslib_chessbase-empty-line", 1, 134)]
    [TestCase("pychesslib_cutechess-fischerrandom", 4, 396)]
    [TestCase("pychesslib_kasparov-deep-blue-1997", 6, 519)]
    [TestCase("pychesslib_molinari-bordais-1979", 1, 10)]
    [TestCase("pychesslib_nepomniachtchi-liren-game1", 1, 97)]
    [TestCase("pychesslib_stockfish-learning", 1, 154)]
    [TestCase("pychesslib_uci-moves", 1, 113)]
    [TestCase("pychesslib_utf8-bom", 2, 0)]
    public void Odd_files_are_read_whole(string file, int games, int moves)
    {
        var read = Edge(file);
        Assert.That(read.Select(game => game.Error), Is.All.Null);
        Assert.That((read.Length, read.Sum(game => game.Game!.Moves.Count)), Is.EqualTo((games, moves)));
    }

    // The first has an illegal move, the others a null move.
    [TestCase("chesslib_err", "line 14, move 46... 'Kg2' is not legal here; legal are Kd8 Ke8 Kd6 Ke6 Qc7")]
    [TestCase("chesslib_z0", "line 12, move 29... 'Z0' is a null move, which no game has")]
    [TestCase("pychesslib_anastasian-lewis", "line 20, move 41... 'Z0' is a null move, which no game has")]
    public void Illegal_games_are_skipped_with_their_reason(string file, string error)
    {
        var read = Edge(file).Single();
        Assert.That(read.Game, Is.Null);
        Assert.That(read.Error, Is.EqualTo(error));
    }

    [Test]
    public void Published_games_read_back_as_they_were_written()
    {
        foreach (var read in Read("chess/games/ecc2018.pgn.gz").Take(200))
        {
            var again = ChessNotation.Instance.ReadGames(new StringReader(ChessNotation.Instance.FormatGame(read.Game!))).Single().Game!;
            Assert.That(again.Moves, Is.EqualTo(read.Game!.Moves));
            Assert.That(again.Comments, Is.EqualTo(read.Game.Comments));
            Assert.That(again.Outcome, Is.EqualTo(read.Game.Outcome));
            Assert.That(again.Tags, Is.EquivalentTo(read.Game.Tags));
        }
    }

    private static ReadGame<ChessPosition>[] Edge(string file) => [.. Read($"chess/pgn_edge/{file}.pgn")];

    private static IEnumerable<ReadGame<ChessPosition>> Read(string file)
    {
        var path = SharedData.Require(file);
        Stream bytes = File.OpenRead(path);
        if (path.EndsWith(".gz", StringComparison.Ordinal)) bytes = new GZipStream(bytes, CompressionMode.Decompress);
        return ChessNotation.Instance.ReadGames(new StreamReader(bytes));
    }
}
