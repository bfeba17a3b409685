namespace SelfPlay.Net.Backends.Cpu.Kernels;

/// <summary>
/// What one tile of a weight gradient sums over: in each of <see cref="Entries"/> batch entries the <see cref="Pairs"/> pairs of cells that a tap
/// connects. <see cref="X"/> points at the tile's first input channel of the first entry, <see cref="Dy"/> at its first output channel.
/// </summary>
internal unsafe struct OuterOperands
{
    public float* X;
    public float* Dy;
    public int* XCells;
    public int* DyCells;
    public int Entries;
    public int Cells;
    public int Pairs;
    public int Inputs;
    public int Outputs;
}
