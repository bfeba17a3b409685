using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Analysis;

/// <summary>Mates of real games with their exact distance. Without a network the rules find most; none may be claimed sooner than it comes.</summary>
[TestFixture]
internal sealed class PublishedMateTests
{
    [TestCase(1, 0, 1.0)]
    [TestCase(2, 1000, 0.95)]
    [TestCase(3, 3000, 0.25)]
    public void Mates_are_proven_and_never_too_soon(int moves, long nodes, double share)
    {
        var file = SharedData.Require($"chess/mate/mate_in_{moves}_dev.epd");
        var analyst = new Analyst<ChessPosition>(ChessGame.Create(), new UniformEvaluator(), new AnalystOptions());
        var (count, proven) = (0, 0);
        foreach (var text in File.ReadLines(file).Take(100))
        {
            analyst.Clear();
            var fen = string.Join(' ', text.Split(' ')[..4]) + " 0 1";
            var best = analyst.Analyse(Boards.Chess(fen), new AnalysisLimits { Nodes = nodes }).Best;
            count++;
            if (best.MateIn is null) continue;
            Assert.That(best.MateIn, Is.GreaterThanOrEqualTo(moves), fen);
            Assert.That(EndsInMate(fen, best.Line), Is.True, fen);
            Assert.That(best.Line, Has.Count.EqualTo((2 * best.MateIn) - 1), fen);
            proven++;
        }

        Assert.That((double)proven / count, Is.GreaterThanOrEqualTo(share));
    }

    private static bool EndsInMate(string fen, IEnumerable<Move> moves)
    {
        var line = Boards.Chess(fen);
        foreach (var move in moves) line.Play(move);
        return ChessPosition.IsLost(line.Position, new Move[ChessPosition.MaxMoves]);
    }
}
