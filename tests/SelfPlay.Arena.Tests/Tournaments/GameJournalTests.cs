using SelfPlay.Arena.Tournaments;
using SelfPlay.Arena.Tournaments.Storage;
using SelfPlay.Games.Core;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests.Tournaments;

[TestFixture]
internal sealed class GameJournalTests
{
    private TemporaryFolder _folder = null!;
    private List<string> _warnings = null!;

    private string JournalPath => _folder["games.jsonl"];

    [SetUp]
    public void MakeFolder() => (_folder, _warnings) = (new TemporaryFolder(), []);

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Games_are_read_back_as_they_were()
    {
        var game = Game(3) with { Start = "8/8 \"quoted\" ä", Reason = "stockfish lost on time", Values = [null, 0.25f], Seconds = [0, 1.5f], Depths = [0, 12] };
        Open().Append([game, Game(2)]);
        var read = Open().Games;
        Assert.That(read.Select(one => one.Number), Is.EqualTo(new[] { 2, 3 }));
        Assert.That(ResultsText(read[1]), Is.EqualTo(ResultsText(game)));
        Assert.That(_warnings, Is.Empty);
    }

    [Test]
    public void A_journal_that_is_cut_at_any_byte_loses_the_cut_game_alone()
    {
        Open().Append([Game(0), Game(1), Game(2)]);
        var whole = File.ReadAllBytes(JournalPath);
        for (var length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(JournalPath, whole[..length]);
            // The last byte of a line is its end: without it the game is there still.
            var isEndMissing = length < whole.Length && whole[length] == '\n';
            var expected = whole[..length].Count(value => value == '\n') + (isEndMissing ? 1 : 0);
            Assert.That(GameJournal.Read(JournalPath, _warnings.Add).Keys, Is.EqualTo(Enumerable.Range(0, expected)), $"cut at {length}");
        }
    }

    [TestCase(1, Description = "within the last line")]
    [TestCase(0, Description = "its end")]
    public void A_journal_goes_on_behind_a_cut(int left)
    {
        Open().Append([Game(0), Game(1)]);
        var whole = File.ReadAllText(JournalPath);
        File.WriteAllText(JournalPath, whole[..^(1 + left)]);
        Open().Append([Game(7)]);
        Assert.That(Open().Games.Select(game => game.Number), Is.EqualTo(left == 0 ? [0, 1, 7] : new[] { 0, 7 }));
        Assert.That(_warnings, Has.Count.EqualTo(left));
    }

    [Test]
    public void A_damaged_line_is_told_and_its_game_is_missing_while_the_others_stay()
    {
        Open().Append([Game(0), Game(1), Game(2)]);
        var text = File.ReadAllText(JournalPath);
        File.WriteAllText(JournalPath, text.Replace("\"number\":1", "\"number\":9", StringComparison.Ordinal));
        Assert.That(Open().Games.Select(game => game.Number), Is.EqualTo(new[] { 0, 2 }));
        Assert.That(_warnings.Single(), Does.EndWith("line 2 is cut or damaged; its game is played again"));
    }

    [Test]
    public void Every_line_is_JSON_of_its_own()
    {
        Open().Append([Game(0), Game(1)]);
        foreach (var line in File.ReadAllLines(JournalPath))
            Assert.That(() => System.Text.Json.JsonDocument.Parse(line).Dispose(), Throws.Nothing, line);
    }

    private GameJournal Open() => GameJournal.Open(JournalPath, _warnings.Add);

    private static TournamentGame Game(int number) => new()
    {
        Number = number,
        First = 0,
        Second = 1,
        Start = "",
        Moves = ["a1", "b2"],
        BookPlies = 1,
        Outcome = Outcome.Draw,
        Reason = "agreement",
        Values = [null, null],
        Seconds = [0, 0],
    };

    private static string ResultsText(TournamentGame game) => System.Text.Json.JsonSerializer.Serialize(game);
}
