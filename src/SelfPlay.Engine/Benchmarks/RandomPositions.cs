using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;
using SelfPlay.Net.Training;

namespace SelfPlay.Engine.Benchmarks;

/// <summary>Encoded positions from random games, always the same ones.</summary>
internal static class RandomPositions
{
    private const int MostPlies = 60;

    /// <summary>A batch for inference, full to its capacity.</summary>
    public static EvaluationBatch Evaluation(Game game, int rows) => game.Accept(new Encoding(rows));

    /// <summary>A batch for training: the same positions with random targets.</summary>
    public static TrainingBatch Training(Game game, int rows)
    {
        var positions = Evaluation(game, rows);
        var batch = new TrainingBatch(rows, game.Planes.Size, positions.Starts[rows]) { Rows = rows };
        positions.Planes.CopyTo(batch.Planes, 0);
        positions.Starts.CopyTo(batch.Policy.Starts, 0);
        Array.Copy(positions.Indices, batch.Policy.Indices, positions.Starts[rows]);
        var rng = new Rng(2);
        for (var row = 0; row < rows; row++)
        {
            FillShares(batch.Policy.Probabilities.AsSpan(positions.Starts[row]..positions.Starts[row + 1]), ref rng);
            FillShares(batch.Value.WinDrawLoss.AsSpan(row * ValueTargets.Classes, ValueTargets.Classes), ref rng);
            batch.Policy.Weights[row] = batch.Value.Weights[row] = 1;
        }

        return batch;
    }

    /// <summary>Random numbers that sum to 1.</summary>
    private static void FillShares(Span<float> shares, ref Rng rng)
    {
        var sum = 0f;
        foreach (ref var share in shares) sum += share = (float)rng.NextDouble();
        foreach (ref var share in shares) share /= sum;
    }

    private sealed class Encoding(int rows) : IGameVisitor<EvaluationBatch>
    {
        public EvaluationBatch Visit<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            var batch = new EvaluationBatch(rows, game.Planes.Size, TPosition.MaxMoves) { Count = rows };
            var line = new Line<TPosition>(game.Initial, game.MoveLimit);
            var moves = new Move[TPosition.MaxMoves];
            for (var row = 0; row < rows; row++)
            {
                var rng = new Rng(1, (ulong)row);
                Opening.Play(line, rng.Next(Math.Min(MostPlies, game.MoveLimit)), ref rng);
                var count = line.LegalMoves(moves);
                var start = batch.Starts[row];
                batch.Starts[row + 1] = start + count;
                game.Encoder.Encode(line.Positions, moves.AsSpan(0, count), batch.Planes.AsSpan(row * batch.PlaneSize, batch.PlaneSize));
                game.Encoder.PolicyIndices(line.Position, moves.AsSpan(0, count), batch.Indices.AsSpan(start, count));
            }

            return batch;
        }
    }
}
