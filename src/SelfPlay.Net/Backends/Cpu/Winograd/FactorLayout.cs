using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>
/// Where the factors of a filter lie, in the order in which the products read them: <c>[block of columns][point][input][column of the block]</c>. A line of cache lies
/// between the points, for the reason that <see cref="PadCut"/> gives.
/// </summary>
/// <remarks>Behind them lie the taps that they were made of, <c>[narrow block of columns][input][tap][column of the block]</c>: where factors are made anew for every group of
/// tiles, the taps of one input after the other come from memory in one stream.</remarks>
internal readonly struct FactorLayout(TileGrid grid, Filter filter, ColumnBlocks columns)
{
    /// <summary>Vectors of a narrow block: factors made anew have narrow blocks, which more threads can share.</summary>
    public const int NarrowVectors = 2;

    /// <summary>Inputs whose factors, for a narrow block, fit the first-level cache.</summary>
    public const int FewInputs = 32;

    private const int Line = 16;

    /// <summary>Of all factors: where the taps begin.</summary>
    public int Length => (int)Start(columns.Count);

    /// <summary>That of packed weights.</summary>
    public static FactorLayout Of<TVector, TLanes>(TileGrid grid, Filter filter)
        where TVector : struct
        where TLanes : struct, ILanes<TVector> => new(grid, filter, new ColumnBlocks(filter.Outputs, TLanes.Count));

    public nint Start(int block) => grid.Points * (((nint)filter.Inputs * columns.Start(block)) + (block * Line));

    /// <summary>Floats from one point's factors to the next one's, for so many inputs and columns.</summary>
    public static nint PointStep(int inputs, int width) => ((nint)inputs * width) + Line;
}
