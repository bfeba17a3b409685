namespace SelfPlay.Net.Training;

/// <summary>Rows to learn from, in flat arrays that are allocated once.</summary>
/// <param name="maxRows">The largest batch.</param>
/// <param name="planeSize">Height x width x planes: floats of one row.</param>
/// <param name="maxPolicyEntries">Legal moves of all rows together, at most.</param>
public sealed class TrainingBatch(int maxRows, int planeSize, int maxPolicyEntries)
{
    public int MaxRows { get; } = maxRows;

    public int PlaneSize { get; } = planeSize;

    /// <summary>Rows in use, of planes and of both targets.</summary>
    public int Rows
    {
        get => Policy.Rows;
        set
        {
            Policy.Rows = value;
            Value.Rows = value;
        }
    }

    /// <summary>Row i at i * <see cref="PlaneSize"/>.</summary>
    public float[] Planes { get; } = new float[maxRows * planeSize];

    public PolicyTargets Policy { get; } = new(maxRows, maxPolicyEntries);

    public ValueTargets Value { get; } = new(maxRows);
}
