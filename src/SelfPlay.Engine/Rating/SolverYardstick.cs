using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Rating;

/// <summary>
/// Positions of random games, labelled by an exact solver, to ask of any player: "was that move optimal?". Only positions where the choice
/// matters are taken: at least one legal move keeps the position's value and at least one throws it away.
/// </summary>
public sealed class SolverYardstick<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly List<LabelledPosition<TPosition>> _positions;

    private SolverYardstick(List<LabelledPosition<TPosition>> positions) => _positions = positions;

    public IReadOnlyList<LabelledPosition<TPosition>> Positions => _positions;

    /// <summary>Share of optimal moves of a player that moves at random: the floor.</summary>
    public double ByChance => _positions.Average(position => (double)position.Keeps.Count(keeps => keeps) / position.Keeps.Length);

    /// <summary>Labels <paramref name="count"/> positions; the same ones for the same seed, whatever the number of threads.</summary>
    public static SolverYardstick<TPosition> Create(Game<TPosition> game, int count, ulong seed, int threads)
    {
        ArgumentNullException.ThrowIfNull(game.CreateSolver);
        var found = new List<LabelledPosition<TPosition>>(count);
        var block = new LabelledPosition<TPosition>?[256];
        for (var first = 0; found.Count < count; first += block.Length)
        {
            var start = first;
            Parallel.For(
                0,
                block.Length,
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                game.CreateSolver,
                (i, _, solver) =>
                {
                    block[i] = Candidate(game, solver, new Rng(seed, (ulong)(start + i)));
                    return solver;
                },
                static _ => { });
            found.AddRange(block.OfType<LabelledPosition<TPosition>>().Take(count - found.Count));
        }

        return new SolverYardstick<TPosition>(found);
    }

    /// <summary>One random position of one random game, if the solver can label it and the choice matters there.</summary>
    private static LabelledPosition<TPosition>? Candidate(Game<TPosition> game, ISolver<TPosition> solver, Rng rng)
    {
        var line = new Line<TPosition>(TPosition.Initial, game.MoveLimit);
        Span<Move> moves = stackalloc Move[TPosition.MaxMoves];
        int count;
        while (line.Result(count = line.LegalMoves(moves)) == Outcome.Ongoing) line.Play(moves[rng.Next(count)]);

        line.TakeBackTo(rng.Next(line.Ply));
        count = line.LegalMoves(moves);
        if (count < 2 || !solver.CanSolve(line.Position)) return null;
        var keeps = new bool[count];
        OptimalMoves.KeepValue(solver, line.Position, moves[..count], keeps);
        return keeps.Contains(false) ? new LabelledPosition<TPosition>(line, moves[..count].ToArray(), keeps) : null;
    }
}
