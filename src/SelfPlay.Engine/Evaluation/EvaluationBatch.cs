namespace SelfPlay.Engine.Evaluation;

/// <summary>
/// Positions on their way to a network and its answers on their way back, in flat arrays that are allocated once.
/// Row i has the planes at i * <see cref="PlaneSize"/>, the entries <c>Starts[i] .. Starts[i + 1]</c> of <see cref="Indices"/>
/// and <see cref="Logits"/> (one per legal move, in the order of the legal moves), and three values at 3 * i of
/// <see cref="WinDrawLoss"/>.
/// </summary>
public sealed class EvaluationBatch(int capacity, int planeSize, int maxMoves)
{
    public int Capacity { get; } = capacity;

    public int PlaneSize { get; } = planeSize;

    public int Count { get; set; }

    public float[] Planes { get; } = new float[capacity * planeSize];

    public int[] Starts { get; } = new int[capacity + 1];

    /// <summary>In: the policy index of each legal move.</summary>
    public int[] Indices { get; } = new int[capacity * maxMoves];

    /// <summary>Out: the raw policy logit of each legal move.</summary>
    public float[] Logits { get; } = new float[capacity * maxMoves];

    /// <summary>Out: probabilities of win, draw and loss for the side to move.</summary>
    public float[] WinDrawLoss { get; } = new float[capacity * 3];
}
