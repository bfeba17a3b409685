using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Reference;

/// <summary>A buffer that is an array.</summary>
internal sealed class HostBuffer(int length) : DeviceBuffer(length)
{
    public float[] Values { get; } = new float[length];

    public override void Write(ReadOnlySpan<float> source, int at = 0) => source.CopyTo(Values.AsSpan(at));

    public override void Read(Span<float> destination, int at = 0) => Values.AsSpan(at, destination.Length).CopyTo(destination);

    protected override void Dispose(bool disposing)
    {
    }
}
