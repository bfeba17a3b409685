using System.IO.Compression;
using System.Text.Unicode;
using SelfPlay.Games.Notation;
using SelfPlay.Games.Shogi;
using SelfPlay.Games.Shogi.Records;
using SelfPlay.TestData;

namespace SelfPlay.Games.Tests.Shogi;

/// <summary>Games of others, as they were published, in all formats and encodings.</summary>
public class RecordFilesTests
{
    [TestCase("records", "*.kif", 1, 181)]
    [TestCase("records/jkf/kif", "*", 26, 1115)]
    [TestCase("records/jkf/ki2", "*", 11, 443)]
    [TestCase("records/jkf/csa", "*", 14, 1061)]
    [TestCase("games", "*.gz", 250, 19605)]
    [TestCase("games/gps_csa", "*.csa", 68, 8498)]
    public void Published_games_are_read_and_written_back_without_loss(string folder, string pattern, int games, int moves)
    {
        var (read, played) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(SharedData.Require("shogi/" + folder), pattern))
        {
            foreach (var game in Read(file))
            {
                Assert.That(game.Error, Is.Null, file);
                CheckWrittenBack(game.Game!, file);
                read++;
                played += game.Game!.Moves.Count;
            }
        }

        Assert.That((read, played), Is.EqualTo((games, moves)));
    }

    // One game in two formats or more, as the authors of a converter keep it.
    [TestCase("8mai", "kif/8mai.kif", "ki2/8mai.ki2", "ki2/8mai.ki2u", "csa/8mai.csa", "csa/8mai_hirate.csa")]
    [TestCase("9fu", "kif/9fu.kif", "ki2/9fu.ki2", "csa/9fu.csa", "csa/9fu_komabetsu.csa")]
    [TestCase("chudan", "kif/chudan.kif", "ki2/chudan.ki2", "csa/chudan.csa")]
    public void A_game_is_the_same_in_every_format(string name, params string[] files)
    {
        var games = files.Select(file => Read(SharedData.Require("shogi/records/jkf/" + file)).Single().Game!).ToArray();
        foreach (var game in games)
        {
            Assert.That(game.Start, Is.EqualTo(games[0].Start), name);
            Assert.That(game.Moves, Is.EqualTo(games[0].Moves), name);
            Assert.That(game.Outcome, Is.EqualTo(games[0].Outcome), name);
        }
    }

    private static void CheckWrittenBack(GameText<ShogiPosition> game, string file)
    {
        foreach (var text in new[] { Kif.Format(game), Csa.Format(game), Csa.Format(game, version: 2) })
        {
            var back = ShogiNotation.Instance.ReadGames(new StringReader(text)).Single();
            Assert.That(back.Error, Is.Null, file);
            Assert.That(back.Game!.Start, Is.EqualTo(game.Start), file);
            Assert.That(back.Game.Moves, Is.EqualTo(game.Moves), file);
            Assert.That(back.Game.Outcome, Is.EqualTo(game.Outcome), file);
            Assert.That(back.Game.Tags, Is.EqualTo(game.Tags), file);
            Assert.That(back.Game.Comments, Is.EqualTo(game.Comments), file);
        }
    }

    private static IEnumerable<ReadGame<ShogiPosition>> Read(string file)
    {
        using var text = new StringReader(Decode(Unpack(file), file));
        return [.. ShogiNotation.Instance.ReadGames(text)];
    }

    private static byte[] Unpack(string file)
    {
        using var bytes = new MemoryStream();
        using Stream stored = File.OpenRead(file);
        using var unpacked = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stored, CompressionMode.Decompress) : stored;
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }

    // The one file in EUC-JP is that of YAMADA.
    private static string Decode(byte[] bytes, string file) =>
        (Utf8.IsValid(bytes) ? System.Text.Encoding.UTF8 : file.Contains("YAMADA", StringComparison.Ordinal) ? RecordEncoding.EucJp : RecordEncoding.ShiftJis).GetString(bytes);
}
