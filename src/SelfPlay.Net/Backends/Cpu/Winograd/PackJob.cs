using SelfPlay.Net.Backends.Cpu.Jobs;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>The factors of a 3x3 filter and its taps, laid out by <see cref="FactorLayout"/>. A unit is an input channel.</summary>
internal readonly unsafe struct PackJob<TVector, TLanes, TRow, TColumn>(TileGrid grid, Filter filter, CpuBuffer weights, CpuBuffer packed) : IJob
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
    where TRow : struct, ITileLine
    where TColumn : struct, ITileLine
{
    public int Units => filter.Inputs;

    public void Run(int start, int end)
    {
        var columns = new ColumnBlocks(filter.Outputs, TLanes.Count);
        var layout = new FactorLayout(grid, filter, columns);
        for (var block = 0; block < columns.Count; block++)
        {
            int column = columns.Start(block), width = columns.Vectors(block) * TLanes.Count;
            for (var input = start; input < end; input++)
            {
                for (var i = 0; i < width && column + i < filter.Outputs; i += TLanes.Count)
                {
                    FactorPlane<TVector, TLanes, TRow, TColumn>.Factors(
                        Taps(input, column + i), TapStep, packed.Pointer + layout.Start(block) + ((nint)input * width) + i, FactorLayout.PointStep(filter.Inputs, width));
                }
            }
        }

        CopyTaps(start, end, packed.Pointer + layout.Length);
    }

    private nint TapStep => (nint)filter.Inputs * filter.Outputs;

    private float* Taps(int input, int column) => weights.Pointer + ((nint)input * filter.Outputs) + column;

    private void CopyTaps(int start, int end, float* to)
    {
        var columns = new ColumnBlocks(filter.Outputs, TLanes.Count, FactorLayout.NarrowVectors);
        for (var block = 0; block < columns.Count; block++)
        {
            int column = columns.Start(block), width = columns.Vectors(block) * TLanes.Count;
            var first = to + ((nint)column * filter.Inputs * filter.Taps);
            for (var input = start; input < end; input++)
            {
                for (var tap = 0; tap < filter.Taps; tap++)
                {
                    var from = new ReadOnlySpan<float>(Taps(input, column) + (tap * TapStep), Math.Min(width, filter.Outputs - column));
                    from.CopyTo(new Span<float>(first + ((((nint)input * filter.Taps) + tap) * width), width));
                }
            }
        }
    }
}
