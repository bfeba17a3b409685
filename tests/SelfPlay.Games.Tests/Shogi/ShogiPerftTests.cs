using SelfPlay.Games.Core;
using SelfPlay.Games.Shogi;
using SelfPlay.TestData;
using static SelfPlay.Games.Tests.Shogi.ShogiTestPositions;

namespace SelfPlay.Games.Tests.Shogi;

public class ShogiPerftTests
{
    private const ulong SuiteBudget = 5_000_000;

    private static readonly string[] Suites = ["known_positions.txt", "random_positions_dev.txt"];

    // Published by the authors of YaneuraOu, shogilib and others, who agree; pawn-drop mates are not counted.
    [TestCase(Start, 1, 30ul)]
    [TestCase(Start, 2, 900ul)]
    [TestCase(Start, 3, 25_470ul)]
    [TestCase(Start, 4, 719_731ul)]
    [TestCase(Start, 5, 19_861_490ul)]
    [TestCase(Matsuri, 1, 207ul)]
    [TestCase(Matsuri, 2, 28_684ul)]
    [TestCase(Matsuri, 3, 4_809_015ul)]
    [TestCase(MostMoves, 1, 593ul)]
    [TestCase(MostMoves, 2, 105_677ul)]
    [TestCase(MostMoves, 3, 53_393_368ul)]
    [TestCase("4k4/9/9/9/9/9/9/9/9 b 16P 1", 2, 355ul)]
    [TestCase("r7k/6K2/7SP/4s2bb/9/9/9/9/9 b r4g2s4n4l17p 1", 1, 4ul)]
    public void Leaves_are_counted_as_published(string position, int depth, ulong nodes) =>
        Assert.That(Perft.Count(Parse(position), depth), Is.EqualTo(nodes));

    [TestCaseSource(nameof(Suites))]
    public void Suites_are_counted_as_published(string file)
    {
        var lines = File.ReadLines(SharedData.Require($"shogi/perft/{file}"));
        Assert.That(PerftSuite.TryParse(lines, ShogiNotation.Instance, out var cases, out var error), Is.True, error);
        Assert.That(cases!.SelectMany(position => position.Run(SuiteBudget)), Is.Empty);
    }

    [TestCase(Start)]
    [TestCase(Matsuri)]
    public void Counting_agrees_with_writing_down(string sfen)
    {
        var random = new Random(5);
        var (buffer, moves) = (new Move[ShogiPosition.MaxMoves], new Move[ShogiPosition.MaxMoves]);
        for (var game = 0; game < 50; game++)
        {
            var position = Parse(sfen);
            for (var ply = 0; ply < 200 && position.LegalMoves(moves) is > 0 and var count; ply++)
            {
                Assert.That(ShogiPosition.CountLegalMoves(position, buffer), Is.EqualTo(count), position.ToString());
                position = position.After(moves[random.Next(count)]);
            }
        }
    }
}
