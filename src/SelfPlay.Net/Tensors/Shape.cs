namespace SelfPlay.Net.Tensors;

/// <summary>Batch x height x width x channels, stored in that order (NHWC, channels next to each other) on every backend.</summary>
public readonly record struct Shape(int Batch, int Height, int Width, int Channels)
{
    public int Cells => Height * Width;

    /// <summary>Batch x cells: the rows of the matrix whose columns are the channels.</summary>
    public int Rows => Batch * Height * Width;

    public int Length => Rows * Channels;

    public static Shape Vector(int batch, int channels) => new(batch, 1, 1, channels);

    public Shape WithBatch(int batch) => this with { Batch = batch };

    public Shape WithChannels(int channels) => this with { Channels = channels };

    /// <summary>The same numbers as one row of channels per batch entry.</summary>
    public Shape Flattened() => Vector(Batch, Cells * Channels);

    public override string ToString() => $"{Batch}x{Height}x{Width}x{Channels}";
}
