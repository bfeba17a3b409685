using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime.Cuda;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>bfloat16 numbers, two a word: the lower half is the earlier one.</summary>
internal readonly struct BrainFactors : IFactors
{
    private const string Instruction = "mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32";

    private const string Products =
        Instruction + TensorText.Product00 + Instruction + TensorText.Product01 + Instruction + TensorText.Product02 + Instruction + TensorText.Product03
        + Instruction + TensorText.Product10 + Instruction + TensorText.Product11 + Instruction + TensorText.Product12 + Instruction + TensorText.Product13
        + Instruction + TensorText.Product20 + Instruction + TensorText.Product21 + Instruction + TensorText.Product22 + Instruction + TensorText.Product23
        + Instruction + TensorText.Product30 + Instruction + TensorText.Product31 + Instruction + TensorText.Product32 + Instruction + TensorText.Product33;

    public int PerWord => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Pack(float earlier, float later) => (int)((Round(earlier) >> 16) | (Round(later) & 0xffff0000));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Earlier(int word) => Interop.IntAsFloat((uint)word << 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Later(int word) => Interop.IntAsFloat((uint)word & 0xffff0000);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RoundLeft(ArrayView<int> shared)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RoundRight(ArrayView<int> shared)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Multiply(ArrayView<int> shared) => CudaAsm.Emit(Products);

    /// <summary>The upper half is the nearest number, of two as near the even one. What is no number stays none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Round(float value)
    {
        var bits = Interop.FloatAsInt(value);
        return (bits & 0x7fffffff) > 0x7f800000 ? bits | 0x00400000 : bits + 0x7fff + ((bits >> 16) & 1);
    }
}
