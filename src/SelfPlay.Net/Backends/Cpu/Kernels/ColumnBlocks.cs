namespace SelfPlay.Net.Backends.Cpu.Kernels;

/// <summary>Columns cut into blocks of 1 to <paramref name="most"/> vectors of <paramref name="lanes"/>, as equal as they can be; the last vector may be partly empty.</summary>
internal readonly struct ColumnBlocks(int columns, int lanes, int most = TileKernels.MaxVectors)
{
    private readonly int _vectors = (columns + lanes - 1) / lanes;

    /// <summary>Columns rounded up to whole vectors.</summary>
    public static int Padded(int columns, int lanes) => (columns + lanes - 1) / lanes * lanes;

    public int Count => (_vectors + most - 1) / most;

    public int Vectors(int block) => Edge(block + 1) - Edge(block);

    /// <summary>First column of a block.</summary>
    public int Start(int block) => Edge(block) * lanes;

    private int Edge(int block) => _vectors * block / Count;
}
