using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Chess;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Analysis;

/// <summary>Mates that the rules prove, without a network's help.</summary>
[TestFixture]
internal sealed class MateTests
{
    [TestCase("6k1/5ppp/8/8/8/8/8/R3K3 w - - 0 1", "a1a8")]
    [TestCase("6rk/6pp/7N/8/8/8/8/6K1 w - - 0 1", "h6f7")]
    [TestCase("7k/8/6K1/8/8/8/8/R7 w - - 0 1", "a1a8")]
    public void Mate_in_one_is_proven(string fen, string key)
    {
        var best = Analyse(fen, 2000).Best;
        Assert.That(best.Move, Is.EqualTo(Boards.ChessMove(Boards.Chess(fen).Position, key)));
        Assert.That(best.MateIn, Is.EqualTo(1));
        Assert.That(best.Outcome, Is.EqualTo(new WinDrawLoss(1, 0, 0)));
        Assert.That(best.Line, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_proven_win_is_played_at_any_temperature()
    {
        var report = Analyse("6k1/5ppp/8/8/8/8/8/R3K3 w - - 0 1", 2000);
        var rng = new Rng(1);
        for (var i = 0; i < 20; i++) Assert.That(MoveChoice.Choose(report, temperature: 5, ref rng), Is.SameAs(report.Best));
    }

    [Test]
    public void Mate_in_two_is_proven_with_its_line()
    {
        var report = Analyse("kbK5/pp6/1P6/8/8/8/8/R7 w - - 0 1", 20_000);
        Assert.That(report.Best.MateIn, Is.EqualTo(2));
        Assert.That(Text(report), Does.StartWith("a1a6 ").And.Length.EqualTo(14));
        Assert.That(report.Nodes, Is.LessThan(20_000), "it ends when nothing is left to find");
        Assert.That(report.Outcome, Is.EqualTo(new WinDrawLoss(1, 0, 0)));
    }

    // 1 ... Kg8 2 Kg6 Kf8 (Kh8) 3 Ra8 or 1 ... Kh7 2 Kf7 Kh6 3 Rh1.
    [Test]
    public void A_mate_that_cannot_be_escaped_is_negative()
    {
        var report = Analyse("7k/8/5K2/8/8/8/8/R7 b - - 0 1", 20_000);
        Assert.That(report.Moves.Select(move => move.MateIn), Is.EqualTo(new int?[] { -2, -2 }));
        Assert.That(report.Outcome.Loss, Is.EqualTo(1));
    }

    private static AnalysisReport Analyse(string fen, long nodes) =>
        new Analyst<ChessPosition>(ChessGame.Create(), new UniformEvaluator(), new AnalystOptions())
            .Analyse(Boards.Chess(fen), new AnalysisLimits { Nodes = nodes });

    private static string Text(AnalysisReport report) =>
        string.Join(' ', report.Best.Line.Select(move => ChessNotation.Instance.FormatMove(default, move)));
}
