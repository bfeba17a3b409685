namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>
/// Matrices of the products of a group of tiles, one a point: rows are tiles, <paramref name="width"/> columns are channels. Between the matrices lies a
/// line of cache, because the elements of a tile are written one per matrix: at a power of two apart all of them would fall into one set of the cache.
/// </summary>
internal readonly unsafe struct PadCut(float* first, int tiles, int width)
{
    private const int Line = 16;

    public int Width { get; } = width;

    /// <summary>Floats from one point's matrix to the next one's.</summary>
    public nint PointStep { get; } = Step(tiles, width);

    public static int Length(int tiles, int width) => TileGrid.MostPoints * Step(tiles, width);

    public float* Row(int tile) => first + ((nint)tile * Width);

    public float* Matrix(int point) => first + (point * PointStep);

    private static int Step(int tiles, int width) => (tiles * width) + Line;
}
