using SelfPlay.Engine.Search;

namespace SelfPlay.Engine.Tests.Search;

[TestFixture]
internal sealed class SequentialHalvingTests
{
    // 4 phases: 16 moves once (32 / (4 * 16) < 1), 8 once (32 / (4 * 8) = 1), 4 twice (32 / (4 * 4) = 2): 16 + 8 + 8 = 32.
    [Test]
    public void Sixteen_moves_and_32_simulations_halve_to_four() =>
        AssertSchedule(32, 16, (16, 0), (8, 1), (4, 2), (4, 3));

    // 3 phases: 7 moves twice (50 / 21 = 2), 3 five times (50 / 9), 2 eight times (50 / 6); five visits are left for the last
    // two, again.
    [Test]
    public void Seven_moves_and_50_simulations_go_on_with_three_then_two() =>
        AssertSchedule(
            50, 7,
            (7, 0), (7, 1),
            (3, 2), (3, 3), (3, 4), (3, 5), (3, 6),
            (2, 7), (2, 8), (2, 9), (2, 10), (2, 11), (2, 12), (2, 13), (2, 14),
            (2, 15), (2, 16), (1, 17));

    [Test]
    public void Four_moves_and_8_simulations() => AssertSchedule(8, 4, (4, 0), (2, 1), (2, 2));

    [Test]
    public void Fewer_simulations_than_moves_visit_only_the_first() => AssertSchedule(3, 16, (3, 0));

    [Test]
    public void A_single_move_gets_all_visits() => AssertSchedule(4, 1, (1, 0), (1, 1), (1, 2), (1, 3));

    [Test]
    public void Two_moves_share_the_visits() => AssertSchedule(5, 2, (2, 0), (2, 1), (1, 2));

    private static void AssertSchedule(int simulations, int considered, params (int Moves, int Visits)[] expected)
    {
        var schedule = new int[simulations];
        SequentialHalving.Fill(schedule, considered);
        Assert.That(schedule, Is.EqualTo(expected.SelectMany(round => Enumerable.Repeat(round.Visits, round.Moves))));
    }
}
