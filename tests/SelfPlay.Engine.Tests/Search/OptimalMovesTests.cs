using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Search;

/// <summary>Without a network the search still has the rules: how far they carry on all positions of tic-tac-toe, by the exact
/// solver.</summary>
[TestFixture]
internal sealed class OptimalMovesTests
{
    // Gumbel's visits below the root stay with the first good move found, so it profits less from many simulations than PUCT.
    [TestCase(SearchKind.Gumbel, 64, 0.93)]
    [TestCase(SearchKind.Gumbel, 256, 0.985)]
    [TestCase(SearchKind.Puct, 64, 0.96)]
    [TestCase(SearchKind.Puct, 256, 0.985)]
    public void Most_moves_are_optimal(SearchKind kind, int simulations, double share)
    {
        var lines = new List<Line<TicTacToePosition>>();
        Collect(new Line<TicTacToePosition>(TicTacToePosition.Initial, TicTacToePosition.Cells), lines, []);
        Assert.That(lines, Has.Count.EqualTo(4520), "positions that are not the end of a game");

        var player = new NetPlayer<TicTacToePosition>(
            new TicTacToeEncoder(), new UniformEvaluator(), new SearchConfig { Kind = kind }, simulations, 64, 10_000);
        var choices = new Choice[lines.Count];
        player.ChooseMoves(lines, choices, new Rng[lines.Count]);
        var solver = new TicTacToeSolver();
        Assert.That(lines.Zip(choices).Count(pair => IsOptimal(solver, pair.First, pair.Second.Move)) / 4520.0, Is.GreaterThan(share));
    }

    private static bool IsOptimal(TicTacToeSolver solver, Line<TicTacToePosition> line, Move move)
    {
        var moves = new Move[TicTacToePosition.MaxMoves];
        var keeps = new bool[TicTacToePosition.MaxMoves];
        var count = line.LegalMoves(moves);
        OptimalMoves.KeepValue(solver, line.Position, moves.AsSpan(0, count), keeps.AsSpan(0, count));
        return keeps[Array.IndexOf(moves, move)];
    }

    private static void Collect(Line<TicTacToePosition> line, List<Line<TicTacToePosition>> lines, HashSet<ulong> seen)
    {
        var moves = new Move[TicTacToePosition.MaxMoves];
        var count = line.LegalMoves(moves);
        if (line.Result(count) != Outcome.Ongoing || !seen.Add(line.Position.Hash)) return;
        var copy = new Line<TicTacToePosition>(TicTacToePosition.Initial, TicTacToePosition.Cells);
        foreach (var move in line.Moves) copy.Play(move);
        lines.Add(copy);
        for (var i = 0; i < count; i++)
        {
            line.Play(moves[i]);
            Collect(line, lines, seen);
            line.TakeBackTo(line.Ply - 1);
        }
    }
}
