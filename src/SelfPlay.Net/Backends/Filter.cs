namespace SelfPlay.Net.Backends;

/// <summary>
/// The size of a convolution: Size x Size taps (1 or 3, zero padding keeps the board's size), Inputs to Outputs channels. A linear layer is Size 1 on
/// a 1x1 board. Weights are stored as [tap row][tap column][input][output], outputs next to each other.
/// </summary>
public readonly record struct Filter(int Size, int Inputs, int Outputs)
{
    public int Taps => Size * Size;

    public int Length => Taps * Inputs * Outputs;
}
