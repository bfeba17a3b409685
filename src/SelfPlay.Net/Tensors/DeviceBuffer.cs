namespace SelfPlay.Net.Tensors;

/// <summary>Floats in the memory of a backend. Zero when allocated. Only its own backend knows what is inside.</summary>
public abstract class DeviceBuffer(int length) : IDisposable
{
    public int Length { get; } = length;

    /// <summary>Copies host to device, from position <paramref name="at"/> on.</summary>
    public abstract void Write(ReadOnlySpan<float> source, int at = 0);

    /// <summary>Copies device to host, from position <paramref name="at"/> on; waits for pending work.</summary>
    public abstract void Read(Span<float> destination, int at = 0);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
