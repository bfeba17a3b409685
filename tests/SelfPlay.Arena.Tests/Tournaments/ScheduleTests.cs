using SelfPlay.Arena.Tournaments;
using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Arena.Tournaments.Storage;

namespace SelfPlay.Arena.Tests.Tournaments;

[TestFixture]
internal sealed class ScheduleTests
{
    [Test]
    public void In_a_round_robin_everybody_plays_everybody_with_both_colours_equally_often()
    {
        var schedule = Of(TournamentFormat.RoundRobin, games: 6, "ccoo");
        Assert.That(schedule.GamesPlanned, Is.EqualTo(6 * 6));
        var met = schedule.Games.GroupBy(game => (game.First, game.Second)).ToDictionary(games => games.Key, games => games.Count());
        Assert.That(met, Has.Count.EqualTo(4 * 3));
        Assert.That(met.Values, Is.All.EqualTo(3));
    }

    [Test]
    public void Two_games_in_a_row_are_a_pair_with_swapped_colours_and_the_same_opening()
    {
        foreach (var pair in Of(TournamentFormat.RoundRobin, games: 8, "cco").Games.Chunk(2))
        {
            Assert.That((pair[1].First, pair[1].Second), Is.EqualTo((pair[0].Second, pair[0].First)));
            Assert.That((pair[1].Round, pair[0].First), Is.EqualTo((pair[0].Round, pair[0].Pairing.First)));
        }
    }

    [Test]
    public void More_games_leave_the_numbers_of_the_others_as_they_are()
    {
        var (few, many) = (Of(TournamentFormat.RoundRobin, games: 2, "cco"), Of(TournamentFormat.RoundRobin, games: 10, "cco"));
        Assert.That(many.Games.Take(few.GamesPlanned), Is.EqualTo(few.Games));
    }

    [Test]
    public void In_a_gauntlet_the_first_plays_all_others() =>
        Assert.That(Names(Of(TournamentFormat.Gauntlet, games: 2, "coc")), Is.EqualTo("0-1 0-2"));

    // Players 0, 2 and 3 are checkpoints; 1 and 4 need not play each other.
    [TestCase(1, "0-1 0-2 0-4 1-2 1-3 2-3 2-4 3-4")]
    [TestCase(2, "0-1 0-2 0-3 0-4 1-2 1-3 2-3 2-4 3-4")]
    public void On_a_ladder_checkpoints_play_their_next_neighbours_and_all_who_are_none(int neighbours, string expected) =>
        Assert.That(Names(Of(TournamentFormat.Ladder, games: 2, "cocco", neighbours)), Is.EqualTo(expected));

    private static string Names(Schedule schedule) => string.Join(' ', schedule.Pairings.Select(pairing => $"{pairing.First}-{pairing.Second}"));

    /// <summary>A letter a player: c is a checkpoint, o another.</summary>
    private static Schedule Of(TournamentFormat format, int games, string players, int neighbours = 2) => Schedule.Of(new TournamentSettings
    {
        Game = "tictactoe",
        Format = format,
        Players = [.. players.Select((kind, i) => new Entrant { Name = $"{i}", Spec = "", Budget = "", Generation = kind == 'c' ? i : null })],
        Games = games,
        Seed = 1,
        Book = "none",
        Budget = PlayerBudget.None,
        Neighbours = neighbours,
    });
}
