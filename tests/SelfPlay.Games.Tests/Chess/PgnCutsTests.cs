using SelfPlay.Games.Chess;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Tests.Chess;

/// <summary>Parts of a text of games read like the whole.</summary>
public class PgnCutsTests
{
    private const string Game = "[Event \"a\"]\n[Result \"1-0\"]\n\n1. e4 {a comment [%clk 0:01:00]} e5 2. Nf3 $1 (2. f4 {x} exf4) Nc6\n3. Bb5 1-0\n\n";

    [Test]
    public void A_text_is_cut_before_its_last_game() =>
        Assert.That(ChessNotation.Instance.FindCut(Game + Game), Is.EqualTo(Game.Length));

    [TestCase("", "[Event \"a\"]\n", TestName = "A_single_game_is_not_cut")]
    [TestCase("[Site \"b\"]\n", "[Event \"a\"]\n", TestName = "Nor_among_tags")]
    [TestCase("[Site \"b\"]\n% a line for others\n\0\n", "[Event \"a\"]\n", TestName = "Nor_among_tags_with_lines_for_other_programs_between")]
    [TestCase("1. e4 ", "[Event \"a\"]\n", TestName = "Nor_within_a_line")]
    [TestCase("1. e4 [Site\n\n1-0\n", "[Event \"a\"]\n", TestName = "Nor_behind_a_tag_that_was_broken_up")]
    [TestCase("1-0 [Site \"b\"]\n", "[Event \"a\"]\n", TestName = "Nor_behind_a_tag_that_ends_a_line")]
    public void Not_everything_is_a_cut(string before, string after) => Assert.That(ChessNotation.Instance.FindCut(before + after), Is.Zero);

    /// <summary>Letters that mean something are thrown into good games, and the text is cut wherever it can be: nothing may depend on where.</summary>
    [Test]
    public void Damaged_texts_read_the_same_in_parts_and_whole([Range(1, 60)] int seed)
    {
        var random = new Random(seed);
        var text = string.Concat(Enumerable.Repeat(Game, 30)).ToCharArray();
        for (var i = 0; i < 40; i++) text[random.Next(text.Length)] = "{}()[]\"\n\r%<>;*$ \0"[random.Next(17)];
        var whole = ChessNotation.Instance.ReadGames(new StringReader(new string(text))).Select(Words);
        Assert.That(ReadParts(new string(text), random).Select(Words), Is.EqualTo(whole));
    }

    private static IEnumerable<ReadGame<ChessPosition>> ReadParts(string text, Random random)
    {
        var (start, line) = (0, 1);
        while (start < text.Length)
        {
            var length = Math.Min(text.Length - start, random.Next(1, 4000));
            var cut = start + length == text.Length ? length : ChessNotation.Instance.FindCut(text.AsSpan(start, length));
            if (cut == 0) continue;
            foreach (var game in ChessNotation.Instance.ReadPart(new StringReader(text.Substring(start, cut)), line)) yield return game;
            line += text.AsSpan(start, cut).Count('\n');
            start += cut;
        }
    }

    private static string Words(ReadGame<ChessPosition> read) =>
        read.Game is { } game ? $"{read.Line} {game.Outcome} {string.Join(' ', game.Moves)} {string.Join(' ', game.Tags)}" : $"{read.Line} {read.Error}";
}
