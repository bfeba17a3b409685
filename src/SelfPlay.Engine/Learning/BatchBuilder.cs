using SelfPlay.Engine.Replay;
using SelfPlay.Games.Core;
using SelfPlay.Games.Encoding;
using SelfPlay.Net.Random;
using SelfPlay.Net.Training;

namespace SelfPlay.Engine.Learning;

/// <summary>Unpacks samples into a <see cref="TrainingBatch"/>, each turned by a random symmetry of its game. Allocates nothing per batch.</summary>
public sealed class BatchBuilder
{
    private readonly PlaneShape _shape;
    private readonly IReadOnlyList<Symmetry> _symmetries;
    private readonly int[][] _policyPlaces;
    private readonly float[] _planes;

    /// <param name="shape">Shape of an encoded position.</param>
    /// <param name="symmetries">Those of the game, the identity first.</param>
    public BatchBuilder(PlaneShape shape, IReadOnlyList<Symmetry> symmetries)
    {
        _shape = shape;
        _symmetries = symmetries;
        _policyPlaces = [.. symmetries.Select(symmetry => Inverse(symmetry.Policy))];
        _planes = new float[shape.Size];
    }

    /// <summary>Fills the batch with the samples, turned as <paramref name="rng"/> says.</summary>
    public void Build(ReadOnlySpan<Sample> samples, ref Rng rng, TrainingBatch batch)
    {
        Begin(samples.Length, batch);
        for (var row = 0; row < samples.Length; row++) Write(samples[row], row, rng.Next(_symmetries.Count), batch);
    }

    /// <summary>Fills the batch without turning anything: what validation measures.</summary>
    public void BuildUnturned(ReadOnlySpan<Sample> samples, TrainingBatch batch)
    {
        Begin(samples.Length, batch);
        for (var row = 0; row < samples.Length; row++) Write(samples[row], row, 0, batch);
    }

    private static void Begin(int rows, TrainingBatch batch)
    {
        batch.Rows = rows;
        batch.Policy.Rows = rows;
        batch.Value.Rows = rows;
        batch.Policy.Starts[0] = 0;
    }

    private void Write(Sample sample, int row, int symmetry, TrainingBatch batch)
    {
        WritePlanes(sample, batch.Planes.AsSpan(row * _shape.Size, _shape.Size), symmetry);
        WritePolicy(sample, row, _policyPlaces[symmetry], batch.Policy);
        var value = batch.Value.WinDrawLoss.AsSpan(row * ValueTargets.Classes, ValueTargets.Classes);
        value[0] = (float)sample.Win;
        value[2] = (float)sample.Loss;
        value[1] = Math.Max(0, 1 - value[0] - value[2]);
        batch.Value.Weights[row] = (float)sample.ValueWeight;
    }

    private void WritePlanes(Sample sample, Span<float> into, int symmetry)
    {
        if (symmetry == 0)
        {
            PlanePacking.Unpack(sample.Planes, _shape.Cells, _shape.Planes, into);
            return;
        }

        PlanePacking.Unpack(sample.Planes, _shape.Cells, _shape.Planes, _planes);
        var cells = _symmetries[symmetry].Cells;
        var depth = _shape.Planes;
        for (var cell = 0; cell < cells.Length; cell++)
            _planes.AsSpan(cells[cell] * depth, depth).CopyTo(into[(cell * depth)..]);
    }

    private static void WritePolicy(Sample sample, int row, int[] places, PolicyTargets policy)
    {
        var start = policy.Starts[row];
        var count = sample.PolicyIndices.Length;
        var sum = 0f;
        foreach (var target in sample.PolicyTargets) sum += (float)target;

        for (var i = 0; i < count; i++)
        {
            policy.Indices[start + i] = places[sample.PolicyIndices[i]];
            policy.Probabilities[start + i] = sum > 0 ? (float)sample.PolicyTargets[i] / sum : 0;
        }

        policy.Starts[row + 1] = start + count;
        policy.Weights[row] = sum > 0 ? (float)sample.PolicyWeight : 0;
    }

    private static int[] Inverse(int[] permutation)
    {
        var inverse = new int[permutation.Length];
        for (var i = 0; i < permutation.Length; i++) inverse[permutation[i]] = i;
        return inverse;
    }
}
