using System.Globalization;
using SelfPlay.Engine.Play;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;
using SelfPlay.Net.Serialization;

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
    public static SolverYardstick<TPosition> Create(Game<TPosition> game, int count, ulong seed, int threads, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(game.CreateSolver);
        var solvers = Enumerable.Range(0, threads).Select(_ => game.CreateSolver()).ToArray();
        var found = new List<LabelledPosition<TPosition>>();
        var block = new LabelledPosition<TPosition>?[256];
        for (var first = 0; found.Count < count; first += block.Length)
        {
            Label(game, solvers, seed, first, block, cancel);
            cancel.ThrowIfCancellationRequested();
            found.AddRange(block.OfType<LabelledPosition<TPosition>>().Take(count - found.Count));
        }

        return new SolverYardstick<TPosition>(found);
    }

    /// <summary>Reads the positions that a run labelled before, or labels them and writes them to <paramref name="path"/>: labelling takes the solver long.</summary>
    public static SolverYardstick<TPosition> Open(
        string path, Game<TPosition> game, int count, ulong seed, int threads, CancellationToken cancel = default)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{game.Name}, {count} positions, seed {seed}");
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        if (lines.Length == count + 1 && lines[0] == head && Read(lines.AsSpan(1), game) is { } read) return new SolverYardstick<TPosition>(read);

        var made = Create(game, count, seed, threads, cancel);
        AtomicFile.WriteText(path, string.Join('\n', made._positions.Select(position => position.ToString()).Prepend(head)) + "\n");
        return made;
    }

    /// <summary>Null when a line is damaged.</summary>
    private static List<LabelledPosition<TPosition>>? Read(ReadOnlySpan<string> lines, Game<TPosition> game)
    {
        var positions = new List<LabelledPosition<TPosition>>(lines.Length);
        foreach (var line in lines)
        {
            if (!LabelledPosition<TPosition>.TryParse(line, game.Initial, game.MoveLimit, out var position)) return null;
            positions.Add(position);
        }

        return positions;
    }

    /// <summary>Each thread keeps its own solver, whose tables stay warm from block to block.</summary>
    private static void Label(
        Game<TPosition> game, ISolver<TPosition>[] solvers, ulong seed, int first, LabelledPosition<TPosition>?[] block, CancellationToken cancel) =>
        Parallel.For(0, solvers.Length, thread =>
        {
            for (var i = thread; i < block.Length && !cancel.IsCancellationRequested; i += solvers.Length)
                block[i] = Candidate(game, solvers[thread], new Rng(seed, (ulong)(first + i)));
        });

    /// <summary>One random position of one random game, if the solver can label it and the choice matters there.</summary>
    private static LabelledPosition<TPosition>? Candidate(Game<TPosition> game, ISolver<TPosition> solver, Rng rng)
    {
        var line = new Line<TPosition>(game.Initial, game.MoveLimit);
        RandomGame.PlayToEnd(line, ref rng);
        line.TakeBackTo(rng.Next(line.Ply));
        Span<Move> moves = stackalloc Move[TPosition.MaxMoves];
        return line.LegalMoves(moves) >= 2 && solver.CanSolve(line.Position) ? LabelledPosition<TPosition>.Label(line, solver, out _) : null;
    }
}
