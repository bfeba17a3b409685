using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime.Cuda;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// For NVIDIA GPUs: four warps make 128 x 64 sums. Places are addresses of shared memory, which ILGPU does not give and asynchronous copies and the loading of
/// matrices need. The registers of factors and sums have names in PTX alone: ILGPU keeps the operands of hand-written instructions in local memory, and the
/// assembler leaves them there in a kernel with asynchronous copies.
/// </summary>
internal readonly struct DeviceTensorTile : ITensorTile
{
    public int WarpsDown => 2;

    public int WarpsAcross => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ArrayView<int> Reserve()
    {
        CudaAsm.Emit(TensorText.Registers);
        // Four slots of (128 + 64) rows of 64 bytes: all that a group may have without asking the driver.
        return SharedMemory.Allocate<Int4>(3072).Cast<int>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Start()
    {
        // ILGPU's name for the first array of a kernel. It is the only one, so it begins where shared memory does, at a multiple of 1024.
        CudaAsm.Emit("mov.u32 %0, __shared_alloca0;", out int start);
        return start;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Copy(ArrayView<int> shared, int place, ArrayView<int> source, long address, int word, bool valid) =>
        CudaAsm.Emit("cp.async.cg.shared.global [%0], [%1], 16, %2;", place, address + (4L * word), valid ? 16 : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndCopies() => CudaAsm.Emit("cp.async.commit_group;");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AwaitCopies() => CudaAsm.Emit("cp.async.wait_group 2;");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ClearSums(ArrayView<int> shared) => CudaAsm.Emit(TensorText.ClearSums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LoadLeft(ArrayView<int> shared, int at0, int at1, int at2, int at3) => CudaAsm.Emit(TensorText.LoadLeft, at0, at1, at2, at3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LoadRight(ArrayView<int> shared, int at0, int at1) => CudaAsm.Emit(TensorText.LoadRight, at0, at1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LoadLeftTurned(ArrayView<int> shared, int at0, int at1, int at2, int at3) => CudaAsm.Emit(TensorText.LoadLeftTurned, at0, at1, at2, at3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LoadRightTurned(ArrayView<int> shared, int at0, int at1) => CudaAsm.Emit(TensorText.LoadRightTurned, at0, at1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LoadLeftWords(ArrayView<int> shared, int at0, int at1, int at2, int at3, int fourLines)
    {
        CudaAsm.Emit(TensorText.LoadLeftWords0, at0, at0 ^ 32, at0 + fourLines, (at0 ^ 32) + fourLines);
        CudaAsm.Emit(TensorText.LoadLeftWords1, at1, at1 ^ 32, at1 + fourLines, (at1 ^ 32) + fourLines);
        CudaAsm.Emit(TensorText.LoadLeftWords2, at2, at2 ^ 32, at2 + fourLines, (at2 ^ 32) + fourLines);
        CudaAsm.Emit(TensorText.LoadLeftWords3, at3, at3 ^ 32, at3 + fourLines, (at3 ^ 32) + fourLines);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LoadRightWords(ArrayView<int> shared, int at0, int at1, int fourLines)
    {
        CudaAsm.Emit(TensorText.LoadRightWords0, at0, at0 + fourLines, at0 ^ 32, (at0 ^ 32) + fourLines);
        CudaAsm.Emit(TensorText.LoadRightWords1, at1, at1 + fourLines, at1 ^ 32, (at1 ^ 32) + fourLines);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StashSums(ArrayView<int> shared, int place) => CudaAsm.Emit(TensorText.StashSums, place);
}
