using System.Runtime.Intrinsics;
using SelfPlay.Net.Backends.Cpu.Jobs;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>3x3 convolutions on one size of board: the jobs for a width of registers and a kind of tiles, behind one virtual call a job.</summary>
internal abstract class TileConvolution(TileGrid grid)
{
    protected TileGrid Grid { get; } = grid;

    public static TileConvolution For(VectorWidth vectors, int height, int width)
    {
        var grid = new TileGrid(height, width);
        return vectors switch
        {
            VectorWidth.Bits512 => For<Vector512<float>, Lanes512>(grid),
            VectorWidth.Bits256 => For<Vector256<float>, Lanes256>(grid),
            _ => For<Vector128<float>, Lanes128>(grid),
        };
    }

    public bool Fits(int height, int width) => Grid.Fits(height, width);

    /// <summary>Of <see cref="Pack"/>'s result, as <see cref="FactorLayout"/> lays it out.</summary>
    public abstract int PackedLength(Filter filter);

    public abstract void Pack(WorkTeam team, Filter filter, CpuBuffer weights, CpuBuffer packed);

    public abstract void Convolve(WorkTeam team, in ConvolutionOperands operands, WorkPads pads);

    /// <summary>Of the sums that <see cref="WeightGradient"/> needs room for.</summary>
    public abstract int GradientLength(Filter filter, int batch);

    public abstract void WeightGradient(WorkTeam team, Filter filter, int batch, CpuBuffer x, CpuBuffer dy, CpuBuffer sums, CpuBuffer zeros, WorkPads pads, CpuBuffer dw);

    private static TileConvolution For<TVector, TLanes>(TileGrid grid)
        where TVector : struct
        where TLanes : struct, ILanes<TVector> => (grid.RowOutputs, grid.ColumnOutputs) switch
        {
            (3, 3) => new Of<TVector, TLanes, TileOfThree, TileOfThree>(grid),
            (3, 4) => new Of<TVector, TLanes, TileOfThree, TileOfFour>(grid),
            (4, 3) => new Of<TVector, TLanes, TileOfFour, TileOfThree>(grid),
            _ => new Of<TVector, TLanes, TileOfFour, TileOfFour>(grid),
        };

    private sealed class Of<TVector, TLanes, TRow, TColumn>(TileGrid grid) : TileConvolution(grid)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
        where TRow : struct, ITileLine
        where TColumn : struct, ITileLine
    {
        public override int PackedLength(Filter filter) =>
            FactorLayout.Of<TVector, TLanes>(Grid, filter).Length + (filter.Taps * filter.Inputs * ColumnBlocks.Padded(filter.Outputs, TLanes.Count));

        public override void Pack(WorkTeam team, Filter filter, CpuBuffer weights, CpuBuffer packed) =>
            team.Run(new PackJob<TVector, TLanes, TRow, TColumn>(Grid, filter, weights, packed), filter.Length);

        public override void Convolve(WorkTeam team, in ConvolutionOperands operands, WorkPads pads)
        {
            var batch = operands.Rows / Grid.Cells;
            var plan = WinogradPlan.For(operands.Filter, batch * Grid.TilesPerBoard, FactorLayout.Of<TVector, TLanes>(Grid, operands.Filter).Length, team.Threads);
            team.Run(new WinogradJob<TVector, TLanes, TRow, TColumn>(Grid, operands, plan, pads), Work(operands.Filter, batch));
        }

        public override int GradientLength(Filter filter, int batch) => new GradientPlan(Grid, filter, batch, TLanes.Count).SumsLength;

        public override void WeightGradient(
            WorkTeam team, Filter filter, int batch, CpuBuffer x, CpuBuffer dy, CpuBuffer sums, CpuBuffer zeros, WorkPads pads, CpuBuffer dw)
        {
            var plan = new GradientPlan(Grid, filter, batch, TLanes.Count);
            team.Run(new FactorGradientJob<TVector, TLanes, TRow, TColumn>(plan, x, dy, sums, zeros, pads), Work(filter, batch));
            team.Run(new FilterGradientJob<TVector, TLanes, TRow, TColumn>(plan, sums, dw), filter.Length);
        }

        private long Work(Filter filter, int batch) =>
            (long)filter.Inputs * filter.Outputs * Grid.Points * Grid.TilesPerBoard * batch / WorkTeam.ProductsPerFloat;
    }
}
