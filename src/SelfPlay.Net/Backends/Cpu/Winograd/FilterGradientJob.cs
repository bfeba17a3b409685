using SelfPlay.Net.Backends.Cpu.Jobs;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>From the gradient by the factors to that by the weights, Gᵀ dU G, the slices summed in order. A unit is an input channel.</summary>
internal readonly unsafe struct FilterGradientJob<TVector, TLanes, TRow, TColumn>(in GradientPlan plan, CpuBuffer sums, CpuBuffer dw) : IJob
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
    where TRow : struct, ITileLine
    where TColumn : struct, ITileLine
{
    private readonly GradientPlan _plan = plan;

    public int Units => _plan.Filter.Inputs;

    public void Run(int start, int end)
    {
        for (var input = start; input < end; input++)
        {
            for (var column = 0; column < _plan.Filter.Outputs; column += TLanes.Count) Unpack(input, column);
        }
    }

    private void Unpack(int input, int column)
    {
        var filter = _plan.Filter;
        var room = stackalloc float[((TileGrid.MostPoints + filter.Taps) * TLanes.Count) + AlignedRoom.Slack];
        var factors = AlignedRoom.In(room);
        var taps = factors + (TileGrid.MostPoints * TLanes.Count);
        SumSlices(sums.Pointer + (input * _plan.InputStep) + column, factors);
        FactorPlane<TVector, TLanes, TRow, TColumn>.Gradient(factors, TLanes.Count, taps);
        for (var tap = 0; tap < filter.Taps; tap++)
            TLanes.StoreFirst(TLanes.Load(taps + (tap * TLanes.Count)), dw.Pointer + ((((nint)tap * filter.Inputs) + input) * filter.Outputs) + column, filter.Outputs - column);
    }

    private void SumSlices(float* first, float* factors)
    {
        nint pointStep = _plan.PointStep, sliceStep = _plan.SliceStep;
        var slices = _plan.Slices;
        for (var point = 0; point < _plan.Grid.Points; point++, first += pointStep)
        {
            var sum = TLanes.Load(first);
            for (var slice = 1; slice < slices; slice++) sum = TLanes.Add(sum, TLanes.Load(first + (slice * sliceStep)));
            TLanes.Store(sum, factors + (point * TLanes.Count));
        }
    }
}
