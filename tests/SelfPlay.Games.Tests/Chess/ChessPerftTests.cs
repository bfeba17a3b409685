using System.IO.Compression;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using SelfPlay.TestData;
using static SelfPlay.Games.Tests.Chess.ChessTestPositions;

namespace SelfPlay.Games.Tests.Chess;

public class ChessPerftTests
{
    private const ulong SuiteBudget = 120_000;

    // Chess Programming Wiki, "Perft Results": the start position and positions 2 to 6.
    [TestCase("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1", 6, 119_060_324ul)]
    [TestCase(Kiwipete, 4, 4_085_603ul)]
    [TestCase("8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1", 6, 11_030_083ul)]
    [TestCase("r3k2r/Pppp1ppp/1b3nbN/nP6/BBP1P3/q4N2/Pp1P2PP/R2Q1RK1 w kq - 0 1", 5, 15_833_292ul)]
    [TestCase("r2q1rk1/pP1p2pp/Q4n2/bbp1p3/Np6/1B3NBn/pPPP1PPP/R3K2R b KQ - 0 1", 5, 15_833_292ul)]
    [TestCase("rnbq1k1r/pp1Pbppp/2p5/8/2B5/8/PPP1NnPP/RNBQK2R w KQ - 1 8", 4, 2_103_487ul)]
    [TestCase("r4rk1/1pp1qppp/p1np1n2/2b1p1B1/2B1P1b1/P1NP1N2/1PP1QPPP/R4RK1 w - - 0 10", 4, 3_894_594ul)]
    // Promotions.
    [TestCase("n1n5/PPPk4/8/8/8/8/4Kppp/5N1N b - - 0 1", 5, 3_605_103ul)]
    // En passant that would leave the king in check along the rank, and along a diagonal; en passant that gives check (Steve Maughan, Martin Sedlak).
    [TestCase("3k4/3p4/8/K1P4r/8/8/8/8 b - - 0 1", 6, 1_134_888ul)]
    [TestCase("8/8/4k3/8/2p5/8/B2P2K1/8 w - - 0 1", 6, 1_015_133ul)]
    [TestCase("8/8/1k6/2b5/2pP4/8/5K2/8 b - d3 0 1", 6, 1_440_467ul)]
    // Castling that gives check, castling rights lost by capture, castling prevented.
    [TestCase("5k2/8/8/8/8/8/8/4K2R w K - 0 1", 6, 661_072ul)]
    [TestCase("3k4/8/8/8/8/8/8/R3K3 w Q - 0 1", 6, 803_711ul)]
    [TestCase("r3k2r/1b4bq/8/8/8/8/7B/R3K2R w KQkq - 0 1", 4, 1_274_206ul)]
    [TestCase("r3k2r/8/3Q4/8/8/5q2/8/R3K2R b KQkq - 0 1", 4, 1_720_476ul)]
    // Promotion out of check, discovered check, underpromotion, stalemate, double check.
    [TestCase("2K2r2/4P3/8/8/8/8/8/3k4 w - - 0 1", 6, 3_821_001ul)]
    [TestCase("8/8/1P2K3/8/2n5/1q6/8/5k2 b - - 0 1", 5, 1_004_658ul)]
    [TestCase("8/P1k5/K7/8/8/8/8/8 w - - 0 1", 6, 92_683ul)]
    [TestCase("8/k1P5/8/1K6/8/8/8/8 w - - 0 1", 7, 567_584ul)]
    [TestCase("8/8/2k5/5q2/5n2/8/5K2/8 b - - 0 1", 4, 23_527ul)]
    // Chess960, castling by files and as X-FEN (talkchess 55274).
    [TestCase("bqnb1rkr/pp3ppp/3ppn2/2p5/5P2/P2P4/NPP1P1PP/BQ1BNRKR w HFhf - 2 9", 5, 8_146_062ul)]
    [TestCase("2nnrbkr/p1qppppp/8/1ppb4/6PP/3PP3/PPP2P2/BQNNRBKR w HEhe - 1 9", 4, 667_366ul)]
    [TestCase("r1k2r1q/p1ppp1pp/8/8/8/8/P1PPP1PP/R1K2R1Q w KQkq - 0 1", 4, 541_480ul)]
    [TestCase("4r3/3k4/8/8/8/8/6PP/qR1K1R2 w KQ - 0 1", 4, 405_636ul)]
    public void Counts_equal_the_published_ones(string fen, int depth, ulong expected) =>
        Assert.That(Perft.Count(Parse(fen), depth), Is.EqualTo(expected));

    [TestCase("perftsuite.epd")]
    [TestCase("chess960_dev.epd")]
    [TestCase("sedlak_special.epd")]
    public void Suites_of_others_agree(string file) => AssertSuite(file, SuiteBudget);

    [TestCase("enpassant_d4_dev.epd")]
    [TestCase("single_check_d4_dev.epd")]
    [TestCase("marcel_random_dev.epd.gz")]
    public void Suites_of_depth_four_agree(string file) => AssertSuite(file, SuiteBudget);

    // X-FEN castling, checks that no game could give, rights that no game could keep; the format is one field a line.
    [Test]
    public void Tricky_positions_agree()
    {
        var lines = new List<string>();
        foreach (var line in File.ReadLines(SharedData.Require("chess/perft/tricky.perft")))
        {
            if (line.StartsWith("epd ", StringComparison.Ordinal)) lines.Add(line[4..]);
            if (line.StartsWith("perft ", StringComparison.Ordinal)) lines[^1] += $" ;D{line[6..]}";
        }

        AssertSuite(lines, SuiteBudget);
    }

    private static void AssertSuite(string file, ulong budget) =>
        AssertSuite(ReadLines(SharedData.Require("chess/perft/" + file)), budget);

    private static void AssertSuite(IEnumerable<string> lines, ulong budget)
    {
        Assert.That(PerftSuite.TryParse(lines, ChessNotation.Instance, out var cases, out var error), Is.True, error);
        Assert.That(cases!.SelectMany(@case => @case.Run(budget)), Is.Empty);
    }

    private static IEnumerable<string> ReadLines(string path)
    {
        if (!path.EndsWith(".gz", StringComparison.Ordinal)) return File.ReadLines(path);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n');
    }
}
