using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary><see cref="HalfFactors"/> on ILGPU's simulator.</summary>
internal readonly struct SimulatedHalfFactors : IFactors
{
    public int PerWord => 2;

    public int Pack(float earlier, float later) => default(HalfFactors).Pack(earlier, later);

    public float Earlier(int word) => default(HalfFactors).Earlier(word);

    public float Later(int word) => default(HalfFactors).Later(word);

    public void RoundLeft(ArrayView<int> shared)
    {
    }

    public void RoundRight(ArrayView<int> shared)
    {
    }

    public void Multiply(ArrayView<int> shared) => SimulatorTensorTile.Multiply(this, shared);
}
