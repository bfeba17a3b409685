using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// The 8 x 8 sums of one thread, in registers (ILGPU keeps arrays in slow local memory, so each has a name). A thread holds rows r .. r + 3 and
/// r + H .. r + H + 3 and columns c .. c + 3 and c + W .. c + W + 3 of the group's tile (H, W half its size): neighbouring threads then read
/// neighbouring quads of shared memory.
/// </summary>
internal readonly struct RegisterTile(
    Float4 a0, Float4 a1, Float4 a2, Float4 a3, Float4 a4, Float4 a5, Float4 a6, Float4 a7,
    Float4 b0, Float4 b1, Float4 b2, Float4 b3, Float4 b4, Float4 b5, Float4 b6, Float4 b7)
{
    /// <summary>Columns of the left half, a field a row.</summary>
    public readonly Float4 A0 = a0, A1 = a1, A2 = a2, A3 = a3, A4 = a4, A5 = a5, A6 = a6, A7 = a7;

    /// <summary>Columns of the right half.</summary>
    public readonly Float4 B0 = b0, B1 = b1, B2 = b2, B3 = b3, B4 = b4, B5 = b5, B6 = b6, B7 = b7;

    public static RegisterTile Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var zero = Float4.Zero;
            return new RegisterTile(zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero);
        }
    }

    /// <summary>Adds the outer product of eight row values and eight column values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterTile Accumulate(RegisterTile sum, Float4 upper, Float4 lower, Float4 left, Float4 right) => new(
        Float4.MultiplyAdd(sum.A0, upper.X, left), Float4.MultiplyAdd(sum.A1, upper.Y, left),
        Float4.MultiplyAdd(sum.A2, upper.Z, left), Float4.MultiplyAdd(sum.A3, upper.W, left),
        Float4.MultiplyAdd(sum.A4, lower.X, left), Float4.MultiplyAdd(sum.A5, lower.Y, left),
        Float4.MultiplyAdd(sum.A6, lower.Z, left), Float4.MultiplyAdd(sum.A7, lower.W, left),
        Float4.MultiplyAdd(sum.B0, upper.X, right), Float4.MultiplyAdd(sum.B1, upper.Y, right),
        Float4.MultiplyAdd(sum.B2, upper.Z, right), Float4.MultiplyAdd(sum.B3, upper.W, right),
        Float4.MultiplyAdd(sum.B4, lower.X, right), Float4.MultiplyAdd(sum.B5, lower.Y, right),
        Float4.MultiplyAdd(sum.B6, lower.Z, right), Float4.MultiplyAdd(sum.B7, lower.W, right));
}
