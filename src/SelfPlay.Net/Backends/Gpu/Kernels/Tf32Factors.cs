using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime.Cuda;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Floats with ten bits of mantissa, one a word. A float is one already, but for the bits that are cut off.</summary>
internal readonly struct Tf32Factors : IFactors
{
    private const string Instruction = "mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32";

    private const string Products =
        Instruction + TensorText.Product00 + Instruction + TensorText.Product01 + Instruction + TensorText.Product02 + Instruction + TensorText.Product03
        + Instruction + TensorText.Product10 + Instruction + TensorText.Product11 + Instruction + TensorText.Product12 + Instruction + TensorText.Product13
        + Instruction + TensorText.Product20 + Instruction + TensorText.Product21 + Instruction + TensorText.Product22 + Instruction + TensorText.Product23
        + Instruction + TensorText.Product30 + Instruction + TensorText.Product31 + Instruction + TensorText.Product32 + Instruction + TensorText.Product33;

    public int PerWord => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Pack(float earlier, float later)
    {
        CudaAsm.Emit("cvt.rna.tf32.f32 %0, %1;", out int word, earlier);
        return word;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Earlier(int word) => Interop.IntAsFloat((uint)word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Later(int word) => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RoundLeft(ArrayView<int> shared) => CudaAsm.Emit(TensorText.RoundLeft);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RoundRight(ArrayView<int> shared) => CudaAsm.Emit(TensorText.RoundRight);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Multiply(ArrayView<int> shared) => CudaAsm.Emit(Products);
}
