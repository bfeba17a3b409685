namespace SelfPlay.Net.Training;

/// <summary>Value targets of a batch: probabilities of win, draw, loss for the side to move, three per row.</summary>
public sealed class ValueTargets(int maxRows)
{
    public const int Classes = 3;

    public int Rows { get; set; }

    public float[] WinDrawLoss { get; } = new float[Classes * maxRows];

    /// <summary>Weight of each row's loss; 0 leaves the row out (a game stopped by the move limit).</summary>
    public float[] Weights { get; } = new float[maxRows];
}
