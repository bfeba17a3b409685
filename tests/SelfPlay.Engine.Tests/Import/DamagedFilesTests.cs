using System.IO.Compression;
using System.Text;
using SelfPlay.Engine.Data;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Import;

/// <summary>Damaged files, made here: nothing falls over, and of the games that the damage did not touch none is lost.</summary>
[TestFixture]
internal sealed class DamagedFilesTests
{
    private const int Count = 60;
    private const int LongLine = 100_000;
    private const int Depth = 1000;

    private static readonly string[] Games = [.. Enumerable.Range(0, Count).Select(index => PgnExamples.Game(7, index) + "\n")];

    private ImportBench _bench = null!;

    [SetUp]
    public void Begin() => _bench = new ImportBench();

    [TearDown]
    public void End() => _bench.Dispose();

    [TestCase(1, TestName = "Flipped_bits_1")]
    [TestCase(2, TestName = "Flipped_bits_2")]
    [TestCase(3, TestName = "Flipped_bits_3")]
    [TestCase(4, TestName = "Flipped_bits_4")]
    [TestCase(5, TestName = "Flipped_bits_5")]
    public void Flipped_bits_cost_their_own_game_only(int seed)
    {
        var rng = new Rng((ulong)seed);
        var bytes = Games.Select(Encoding.UTF8.GetBytes).ToArray();
        var hit = Enumerable.Range(0, Count).Where(index => index % 7 == seed).ToHashSet();
        foreach (var game in hit)
        {
            for (var i = 0; i < 5; i++) bytes[game][rng.Next(bytes[game].Length)] ^= (byte)(1 << rng.Next(8));
        }

        CheckKept(bytes.SelectMany(game => game).ToArray(), game => !hit.Contains(game));
    }

    [TestCase(0.1, TestName = "Cut_early")]
    [TestCase(0.5, TestName = "Cut_in_the_middle")]
    [TestCase(0.999, TestName = "Cut_in_the_last_move")]
    public void Of_a_cut_file_all_whole_games_are_kept(double share)
    {
        var all = Encoding.UTF8.GetBytes(string.Concat(Games));
        var length = (int)(share * all.Length);
        CheckKept(all[..length], game => Games.Take(game + 1).Sum(text => text.Length) <= length);
    }

    [TestCase("utf-16", TestName = "Utf16")]
    [TestCase("utf-16BE", TestName = "Utf16_big_endian")]
    [TestCase("latin1", TestName = "Latin1")]
    public void All_games_of_another_encoding_are_kept(string encoding)
    {
        var kind = Encoding.GetEncoding(encoding);
        var text = string.Concat(Games).Replace("game 1\"", "Müller–Łódź\"", StringComparison.Ordinal);
        CheckKept([.. kind.GetPreamble(), .. kind.GetBytes(text)], _ => true);
    }

    [Test]
    public void All_games_with_line_ends_of_other_systems_are_kept([Values("\r\n", "\r")] string end) =>
        CheckKept(Encoding.UTF8.GetBytes("\ufeff" + string.Concat(Games).ReplaceLineEndings(end)), _ => true);

    [TestCase("{", "}", TestName = "A_comment_of_100000_letters")]
    [TestCase("; ", "\n", TestName = "A_line_comment_of_100000_letters")]
    [TestCase("( ", ")", TestName = "A_variation_of_100000_letters")]
    public void Long_lines_within_a_game_are_read(string open, string close)
    {
        var text = (string[])Games.Clone();
        text[3] = text[3].Replace(" 5. ", $" {open}{string.Concat(Enumerable.Repeat("word ", LongLine / 5))}{close} 5. ", StringComparison.Ordinal);
        Assert.That(text[3], Has.Length.GreaterThan(LongLine));
        CheckKept(Encoding.UTF8.GetBytes(string.Concat(text)), _ => true);
    }

    [Test]
    public void A_long_line_of_nonsense_between_games_costs_none()
    {
        var text = string.Concat(Games[..30]) + new string('x', LongLine) + "\n\n" + string.Concat(Games[30..]);
        CheckKept(Encoding.UTF8.GetBytes(text), _ => true);
    }

    [Test]
    public void Variations_a_thousand_deep_are_passed_over()
    {
        var text = (string[])Games.Clone();
        text[5] = text[5].Replace(" 4. ", $" {string.Concat(Enumerable.Repeat("( e4 ", Depth))}{new string(')', Depth)} 4. ", StringComparison.Ordinal);
        CheckKept(Encoding.UTF8.GetBytes(string.Concat(text)), _ => true);
    }

    [Test]
    public void Variations_and_comments_that_are_never_closed_cost_their_own_game_only([Values("( e4 ", "{ e4 ")] string open)
    {
        var text = (string[])Games.Clone();
        text[5] = text[5].Replace(" 4. ", $" {string.Concat(Enumerable.Repeat(open, Depth))} 4. ", StringComparison.Ordinal);
        CheckKept(Encoding.UTF8.GetBytes(string.Concat(text)), game => game != 5);
    }

    [Test]
    public void A_long_text_without_any_cut_is_read_in_one_piece()
    {
        var text = string.Concat(Enumerable.Repeat("[White \"nobody\"]\n", 300_000)) + "\n1. e4 *\n\n" + string.Concat(Games);
        CheckKept(Encoding.UTF8.GetBytes(text), _ => true);
    }

    [Test]
    public void Of_a_packed_file_that_is_cut_off_all_that_can_be_unpacked_is_kept()
    {
        var packed = Pack(string.Concat(Games));
        var kept = Import(packed[..(packed.Length / 2)]);
        Assert.That(kept, Has.Count.GreaterThan(Count / 3));
        Assert.That(kept, Is.SupersetOf(Expected(game => game < kept.Count - 1)));
        Assert.That(_bench.Warnings.Single(), Does.Contain("damaged or cut off").And.Contain("what comes before is kept"));
    }

    [Test]
    public void Of_a_packed_file_with_damage_all_before_the_damage_is_kept()
    {
        var packed = Pack(string.Concat(Games));
        packed[packed.Length / 2] ^= 0xFF;
        packed[(packed.Length / 2) + 1] ^= 0xFF;
        Assert.That(Import(packed), Is.SupersetOf(Expected(game => game < Count / 3)));
        Assert.That(_bench.Warnings.Single(), Does.Contain("cannot be read to its end").And.Contain("what comes before is kept"));
    }

    [Test]
    public void A_file_of_anything_gives_no_games()
    {
        var bytes = new byte[1 << 20];
        var rng = new Rng(5);
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)rng.Next(256);
        Assert.That(Import(bytes), Is.Empty);
    }

    private void CheckKept(byte[] bytes, Func<int, bool> isWhole) => Assert.That(Import(bytes), Is.SupersetOf(Expected(isWhole)));

    private static List<string> Expected(Func<int, bool> isWhole) => [.. Enumerable.Range(0, Count).Where(isWhole).Select(Moves)];

    /// <summary>The moves of all games that are kept.</summary>
    private HashSet<string> Import(byte[] bytes)
    {
        _bench.Write("damaged.pgn", bytes);
        _bench.Import("damaged.pgn");
        return [.. Enum.GetValues<DataSplit>().SelectMany(split => _bench.Set().ReadGames(split, Assert.Fail)).Select(game => string.Join(' ', game.Moves))];
    }

    private static string Moves(int index) =>
        string.Join(' ', PgnExamples.Chess.Notation.ReadGames(new StringReader(Games[index])).Single().Game!.Moves.Select(move => move.Value));

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
