using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary><see cref="Tf32Factors"/> on ILGPU's simulator, but not rounded, so that tests can compare closely.</summary>
internal readonly struct SimulatedFactors : IFactors
{
    public int PerWord => 1;

    public int Pack(float earlier, float later) => BitConverter.SingleToInt32Bits(earlier);

    public float Earlier(int word) => BitConverter.Int32BitsToSingle(word);

    public float Later(int word) => 0;

    public void RoundLeft(ArrayView<int> shared)
    {
    }

    public void RoundRight(ArrayView<int> shared)
    {
    }

    public void Multiply(ArrayView<int> shared) => SimulatorTensorTile.Multiply(this, shared);
}
