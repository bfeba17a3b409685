namespace SelfPlay.Net.Training;

/// <summary>Rows of which a network was about equally sure.</summary>
/// <param name="Weight">Of the rows.</param>
/// <param name="Confidence">Sum of weight x probability of the likeliest result.</param>
/// <param name="Right">Weight of the rows where that result was the real one.</param>
public readonly record struct CalibrationBin(double Weight, double Confidence, double Right);
