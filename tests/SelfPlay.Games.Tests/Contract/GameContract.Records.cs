using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Tests.Contract;

public abstract partial class GameContract<TPosition>
{
    private static readonly KeyValuePair<string, string>[] Notes =
        [new("Event", "contract"), new("White", "a \"quoted\" \\name\\"), new("Black", "Müller: 1-0 {x} [y]"), new("Remark", "")];

    private static readonly string[] Thoughts =
        ["a first thought", "[%clk 0:01:00] [%eval -0.31]", string.Join(' ', Enumerable.Repeat("long", 60)), "1-0 (not yet); $3"];

    [Test]
    public void A_game_is_written_with_its_tags_and_comments()
    {
        Assert.That(Game.Notation.GameExtension, Is.Not.Empty.And.Not.StartsWith("."));
        var text = Game.Notation.FormatGame(Record(_games.First(line => line.Ply > 0)));
        Assert.That(text, Does.Contain("contract").And.Contain("a first thought"));
    }

    [Test]
    public void Games_that_are_written_one_after_the_other_read_back_equal()
    {
        var games = _games.Select(Record).ToArray();
        var read = ReadGames(string.Join('\n', games.Select(Game.Notation.FormatGame)));
        Assert.That(read, Has.Count.EqualTo(games.Length));
        foreach (var (game, back) in games.Zip(read)) CheckEqual(back, game);
    }

    [Test]
    public void Games_without_tags_comments_and_result_read_back_equal()
    {
        foreach (var line in _games.Where(line => line.Ply > 0).Take(50))
        {
            var game = Record(line) with { Outcome = Outcome.Ongoing, Tags = [], Comments = [] };
            CheckEqual(ReadGames(Game.Notation.FormatGame(game)).Single(), game);
        }
    }

    [Test]
    public void Line_ends_of_other_systems_change_nothing()
    {
        var text = string.Concat(_games.Take(20).Select(line => Game.Notation.FormatGame(Record(line))));
        var read = ReadGames("\ufeff" + text.ReplaceLineEndings("\r\n"));
        foreach (var (line, back) in _games.Zip(read)) CheckEqual(back, Record(line));
        Assert.That(read, Has.Count.EqualTo(Math.Min(20, _games.Count)));
    }

    [Test]
    public void A_game_with_an_impossible_move_is_skipped_and_named_and_the_others_are_kept()
    {
        var whole = Game.Notation.FormatGame(Record(_games[0]) with { Outcome = Outcome.Draw, Comments = [] });
        var broken = WithImpossibleMove(whole);
        var read = ReadGames(whole + broken + whole);
        Assert.That(read.Select(game => game.Game is not null), Is.EqualTo(new[] { true, false, true }));
        Assert.That(read[1].Line, Is.InRange(whole.Split('\n').Length - 1, whole.Split('\n').Length + 1));
        Assert.That(read[1].Error, Does.Match("^line [0-9]+, move [0-9]+[.]+ ").And.Contain("zz9"));
        CheckEqual(read[2], Record(_games[0]) with { Outcome = Outcome.Draw, Comments = [] });
    }

    [Test]
    public void A_text_that_ends_anywhere_loses_at_most_its_last_game()
    {
        var random = new Random(Seed);
        var texts = _games.Take(5).Select(line => Game.Notation.FormatGame(Record(line))).ToArray();
        for (var i = 0; i < 200; i++)
        {
            var whole = random.Next(texts.Length);
            var cut = string.Concat(texts.Take(whole)) + texts[whole][..random.Next(texts[whole].Length)];
            var read = ReadGames(cut);
            Assert.That(read, Has.Count.InRange(whole, whole + 1));
            foreach (var (line, back) in _games.Take(whole).Zip(read)) CheckEqual(back, Record(line));
        }
    }

    [Test]
    public void Damaged_records_give_games_or_sentences_never_an_exception()
    {
        var random = new Random(Seed);
        var text = string.Concat(_games.Take(3).Select(line => Game.Notation.FormatGame(Record(line))));
        for (var i = 0; i < 500; i++)
        {
            var letters = text.ToCharArray();
            for (var damage = random.Next(20); damage >= 0; damage--) letters[random.Next(letters.Length)] = (char)random.Next(random.Next(2) == 0 ? 128 : 65536);
            CheckGamesOrSentences(new string(letters));
        }

        foreach (var rubbish in Rubbish) CheckGamesOrSentences(rubbish + "\n" + rubbish);
    }

    private GameText<TPosition> Record(Line<TPosition> line) => new(
        line.Positions[0],
        line.Moves.ToArray(),
        line.Result(Moves(line.Position).Length),
        Notes,
        line.Ply == 0 ? [] : [.. Enumerable.Range(0, line.Ply).Select(ply => ply % 3 == 0 ? Thoughts[ply / 3 % Thoughts.Length] : null)]);

    private List<ReadGame<TPosition>> ReadGames(string text) => [.. Game.Notation.ReadGames(new StringReader(text))];

    private void CheckGamesOrSentences(string text)
    {
        foreach (var read in ReadGames(text))
        {
            Assert.That(read.Game is null, Is.EqualTo(read.Error is not null));
            if (read.Game is { } game) Assert.That(Game.Notation.FormatGame(game), Is.Not.Empty);
            else Assert.That(read.Error, Does.StartWith("line "));
        }
    }

    private static void CheckEqual(ReadGame<TPosition> read, GameText<TPosition> expected)
    {
        Assert.That(read.Error, Is.Null);
        Assert.That(read.Game!.Start, Is.EqualTo(expected.Start));
        Assert.That(read.Game.Moves, Is.EqualTo(expected.Moves));
        Assert.That(read.Game.Outcome, Is.EqualTo(expected.Outcome));
        Assert.That(read.Game.Tags, Is.EqualTo(expected.Tags));
        Assert.That(read.Game.Comments, Is.EqualTo(expected.Comments));
    }
}
