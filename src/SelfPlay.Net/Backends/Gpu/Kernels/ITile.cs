namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// How a group works on a matrix product: Down x Across threads with 8 x 8 sums each, in slices of Depth terms. The kernels bring two quads of the left
/// matrix and one of the right for each thread and slice, so Depth is Across and half of Down. Properties of a struct become constants of the kernel.
/// </summary>
internal interface ITile
{
    int Down { get; }

    int Across { get; }

    int Depth { get; }
}
