using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>
/// How a gradient by weights is summed. The batch is cut into slices, and each slice sums the gradient by the factors on its own, <c>[slice][input][point][column]</c>.
/// All of it follows from the shapes and not from the number of threads, because it decides in which order the sums are made.
/// </summary>
/// <param name="grid">The board's tiles.</param>
/// <param name="filter">The size of the convolution.</param>
/// <param name="batch">Boards.</param>
/// <param name="lanes">Floats of a vector.</param>
internal readonly struct GradientPlan(TileGrid grid, Filter filter, int batch, int lanes)
{
    /// <summary>Tiles that are transformed and summed together.</summary>
    public const int GroupTiles = 64;

    /// <summary>With more, summing the slices takes longer; with fewer, few threads have work.</summary>
    private const int MostSlices = 4;

    /// <summary>Inputs that are summed together, so that their sums stay in the second-level cache.</summary>
    private const int PartInputs = 32;

    public TileGrid Grid => grid;

    public Filter Filter => filter;

    public int Slices => Math.Min(MostSlices, (Tiles + GroupTiles - 1) / GroupTiles);

    public int InputParts => (filter.Inputs + PartInputs - 1) / PartInputs;

    /// <summary>Floats from one point's sums to the next one's.</summary>
    public int PointStep => ColumnBlocks.Padded(filter.Outputs, lanes);

    /// <summary>Floats from one input's sums to the next one's.</summary>
    public nint InputStep => (nint)grid.Points * PointStep;

    /// <summary>Floats from one slice to the next. A register tile writes up to 8 inputs at once, there or not.</summary>
    public nint SliceStep => (filter.Inputs + 7) / 8 * 8 * InputStep;

    public int SumsLength => (int)(Slices * SliceStep);

    private int Tiles => grid.TilesPerBoard * batch;

    public int FirstTile(int slice) => (int)((long)Tiles * slice / Slices);

    public int FirstInput(int part) => Math.Min(filter.Inputs, part * PartInputs);

    public int Inputs(int part) => FirstInput(part + 1) - FirstInput(part);
}
