namespace SelfPlay.Net.Backends.Gpu;

/// <summary>Lengths of the memory that operations use while they work, in floats or words of the same size.</summary>
internal readonly record struct GpuWorkSpace
{
    /// <summary>Partial sums of gradients, and weights in the form of one operation.</summary>
    public long Sums { get; init; }

    /// <summary>Transformed inputs of Winograd convolutions.</summary>
    public long Tiles { get; init; }

    /// <summary>Products of those, or transformed gradients.</summary>
    public long Products { get; init; }

    /// <summary>Inputs as words of the tensor cores' factors.</summary>
    public long Rows { get; init; }

    /// <summary>Gradients as such words.</summary>
    public long Gradients { get; init; }

    /// <summary>Weights as such words.</summary>
    public long Weights { get; init; }

    /// <summary>Words on their way back to floats.</summary>
    public long Unpacked { get; init; }

    public long Bytes => sizeof(float) * (Sums + Tiles + Products + Rows + Gradients + Weights + Unpacked);

    /// <summary>What serves both.</summary>
    public static GpuWorkSpace Largest(GpuWorkSpace a, GpuWorkSpace b) => new()
    {
        Sums = Math.Max(a.Sums, b.Sums),
        Tiles = Math.Max(a.Tiles, b.Tiles),
        Products = Math.Max(a.Products, b.Products),
        Rows = Math.Max(a.Rows, b.Rows),
        Gradients = Math.Max(a.Gradients, b.Gradients),
        Weights = Math.Max(a.Weights, b.Weights),
        Unpacked = Math.Max(a.Unpacked, b.Unpacked),
    };
}
