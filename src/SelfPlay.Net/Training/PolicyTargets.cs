namespace SelfPlay.Net.Training;

/// <summary>
/// Policy targets of a batch, legal moves only: row i has the entries Starts[i] .. Starts[i + 1] of <see cref="Indices"/> (policy index) and
/// <see cref="Probabilities"/> (sums to 1 per row). Moves that are not listed are illegal and take no part in the softmax.
/// </summary>
public sealed class PolicyTargets(int maxRows, int maxEntries)
{
    public int Rows { get; set; }

    public int[] Starts { get; } = new int[maxRows + 1];

    public int[] Indices { get; } = new int[maxEntries];

    public float[] Probabilities { get; } = new float[maxEntries];

    /// <summary>Weight of each row's loss; 0 leaves the row out.</summary>
    public float[] Weights { get; } = new float[maxRows];
}
