using SelfPlay.Arena.Tournaments;
using SelfPlay.Arena.Tournaments.Reports;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tests.Tournaments.Reports;

public sealed class EloTextChartTests
{
    [Test]
    public void Checkpoints_come_in_the_order_of_training_and_then_the_others()
    {
        var results = ReportExamples.Rated(
            (new TournamentPlayer("random", "random", null, null, 0), 0, 0),
            (new TournamentPlayer("gen 9", "x@9", 9, 900, null), 300, double.PositiveInfinity),
            (new TournamentPlayer("gen 1", "x@1", 1, 100, null), 100, 50));
        Assert.That(EloTextChart.Draw(results), Is.EqualTo(
        [
            "gen 1             [---------o---------]",
            "gen 9   ------------------------------------------------------------o",
            "random  o",
            "        |---------|---------|---------|---------|---------|---------|",
            "        0        +50      +100      +150      +200      +250      +300",
        ]));
    }

    [Test]
    public void Without_ratings_there_is_no_chart() =>
        Assert.That(EloTextChart.Draw(ReportExamples.Empty(GameCatalog.Find("chess")!, "a", "b")), Is.Empty);
}
