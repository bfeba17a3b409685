using System.IO.Compression;
using SelfPlay.Engine.Play.Openings;
using SelfPlay.Games.Chess;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Play.Openings;

[TestFixture]
internal sealed class OpeningFileTests
{
    private const string Sicilian = "[Event \"a\"]\n\n1. e4 c5 2. Nf3 d6 1-0\n\n";
    private const string French = "[Event \"b\"]\n\n1. e4 e6 2. d4 d5 0-1\n\n";
    private const string Mate = "[Event \"c\"]\n\n1. f3 e5 2. g4 Qh4# 0-1\n\n";
    private const string Transposed = "[Event \"d\"]\n\n1. Nf3 d6 2. e4 c5 *\n\n";
    private const string Illegal = "[Event \"e\"]\n\n1. e4 e5 2. e5 *\n\n";
    private const string RookEnding = "8/8/4k3/8/8/4K3/4R3/8 w - -";
    private const string OtherSide = "8/8/3k4/8/8/4K3/4R3/8 b - -";

    private static readonly Game<ChessPosition> Chess = ChessGame.Create();
    private static readonly Game<ConnectFourPosition> ConnectFour = ConnectFourGame.Create();

    private readonly List<string> _warnings = [];
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Begin()
    {
        _folder = new TemporaryFolder();
        _warnings.Clear();
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void Games_are_openings_in_their_order_and_come_again()
    {
        var book = Load(Write("book.pgn", Sicilian + French));
        Assert.That(
            Enumerable.Range(0, 3).Select(pair => string.Join(' ', book.At(pair).MoveTexts(Chess.Notation))),
            Is.EqualTo(new[] { "e2e4 c7c5 g1f3 d7d6", "e2e4 e7e6 d2d4 d7d5", "e2e4 c7c5 g1f3 d7d6" }));
        Assert.That(book.Description, Is.EqualTo("book.pgn (2 openings)"));
        Assert.That(_warnings, Is.Empty);
    }

    [Test]
    public void The_first_plies_of_each_game_may_be_enough_and_then_equal_ones_count_once()
    {
        var path = Write("book.pgn", Sicilian + French + Mate);
        Assert.That(Load(path, plies: 1).Description, Is.EqualTo("book.pgn (2 openings)"));
        Assert.That(Load(path, plies: 2).At(1).Moves, Has.Count.EqualTo(2));
        Assert.That(_warnings, Is.Empty);
    }

    [Test]
    public void Openings_that_reach_the_same_position_count_once() =>
        Assert.That(Load(Write("book.pgn", Sicilian + Transposed)).Description, Is.EqualTo("book.pgn (1 openings)"));

    [Test]
    public void Broken_and_finished_games_are_told_with_their_lines_and_skipped()
    {
        Assert.That(Load(Write("book.pgn", Illegal + Mate + French)).Description, Is.EqualTo("book.pgn (1 openings)"));
        Assert.That(_warnings, Has.Count.EqualTo(2));
        Assert.That(_warnings[0], Does.StartWith("book.pgn, line 3, move 2. 'e5' is not legal here; legal are ").And.EndWith("; the game is skipped"));
        Assert.That(_warnings[1], Is.EqualTo("book.pgn, line 5: the game is over after its 4 moves; the game is skipped"));
    }

    [Test]
    public void A_list_of_positions_may_have_operations_counters_comments_and_blank_lines()
    {
        var book = Load(Write("book.epd", $"# rook endings\n\n{RookEnding} hmvc 7; id \"a; fmvn 3;\"; fmvn 60;\n{OtherSide} 3 40; remark\n"));
        Assert.That(book.At(0).StartText(Chess), Is.EqualTo(RookEnding + " 7 60"));
        Assert.That(book.At(1).StartText(Chess), Is.EqualTo(OtherSide + " 3 40"));
        Assert.That(_warnings, Is.Empty);
    }

    [Test]
    public void Broken_lines_are_told_with_their_numbers_and_skipped()
    {
        var book = Load(Write("book.epd", $"{RookEnding}\nnonsense\n8/8/8/8/8/4k3/4r3/7K w - - 0 1\n7k/5Q2/6K1/8/8/8/8/8 b - - 0 1\n"));
        Assert.That(book.Description, Is.EqualTo("book.epd (2 openings)"));
        Assert.That(_warnings, Has.Count.EqualTo(2));
        Assert.That(_warnings[0], Does.StartWith("book.epd, line 2: 'nonsense' has 1 field where a FEN has six").And.EndWith("; the line is skipped"));
        Assert.That(_warnings[1], Is.EqualTo("book.epd, line 4: the game is over in this position; the line is skipped"));
    }

    [Test]
    public void Packed_books_are_unpacked()
    {
        var path = _folder["book.pgn.gz"];
        using (var packed = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest))) packed.Write(Sicilian);
        Assert.That(Load(path).At(0).Moves, Has.Count.EqualTo(4));
    }

    [Test]
    public void A_shuffled_book_has_the_same_openings_in_an_order_of_its_seed()
    {
        var path = Write("book.pgn", string.Concat(Enumerable.Range(0, 8).Select(file => $"1. {(char)('a' + file)}3 *\n")));
        var (plain, one, same, other) = (Order(false, 1), Order(true, 1), Order(true, 1), Order(true, 2));
        Assert.That(plain, Is.Ordered);
        Assert.That(one, Is.EquivalentTo(plain).And.Not.EqualTo(plain).And.EqualTo(same).And.Not.EqualTo(other));

        string[] Order(bool shuffle, long seed)
        {
            var book = Load(path, shuffle: shuffle, seed: seed);
            return [.. Enumerable.Range(0, 8).Select(pair => book.At(pair).MoveTexts(Chess.Notation).Single())];
        }
    }

    [Test]
    public void A_plain_file_of_another_game_may_list_positions_or_hold_games()
    {
        var positions = OpeningBook<ConnectFourPosition>.Load(Write("list.txt", "# centre\n44\n7/7/7/7/7/3X3 o\n"), ConnectFour, new() { Seed = 1 }, _warnings.Add);
        var games = OpeningBook<ConnectFourPosition>.Load(Write("games.txt", "Event: x\n\n1. 4 4 2. 3 *\n"), ConnectFour, new() { Seed = 1 }, _warnings.Add);
        Assert.That(positions.Description, Is.EqualTo("list.txt (2 openings)"));
        Assert.That(games.At(0).Moves, Has.Count.EqualTo(3));
        Assert.That(_warnings, Is.Empty);
    }

    [TestCase("book.pgn", "")]
    [TestCase("book.pgn", Illegal)]
    [TestCase("book.epd", "nonsense")]
    public void A_book_without_one_good_opening_is_refused(string name, string text) => Assert.That(
        () => Load(Write(name, text)),
        Throws.TypeOf<InputException>().With.Message.Contains("has no opening of Chess that can be played"));

    [Test]
    public void A_book_that_is_not_there_is_refused_with_what_would_do() => Assert.That(
        () => Load(_folder["missing.pgn"]),
        Throws.TypeOf<InputException>().With.Message.Contains("missing.pgn'; give none, random:PLIES or a file"));

    [Test]
    public void A_packed_book_that_is_damaged_is_refused()
    {
        var path = _folder["book.pgn.gz"];
        using (var packed = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.NoCompression)))
            packed.Write(string.Concat(Enumerable.Repeat(Sicilian, 200)));
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.That(() => Load(path), Throws.TypeOf<InputException>().With.Message.Contains("book.pgn.gz' cannot be read to its end"));
    }

    [TestCase("8moves_v3.pgn.gz", 34700)]
    [TestCase("2moves_v1.epd.gz", 5000)]
    [TestCase("FRC_openings.epd.gz", 960)]
    [TestCase("UHO_4060_v3_sample.epd.gz", 5000)]
    public void Published_books_are_read_whole(string file, int openings)
    {
        var book = Load(SharedData.Require("chess/books/" + file));
        Assert.That(_warnings, Is.Empty);
        Assert.That(book.Description, Is.EqualTo($"{file} ({openings} openings)"));
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }

    private OpeningBook<ChessPosition> Load(string path, int? plies = null, bool shuffle = false, long seed = 1) =>
        OpeningBook<ChessPosition>.Load(path, Chess, new() { Seed = seed, Shuffle = shuffle, Plies = plies }, _warnings.Add);
}
