namespace SelfPlay.Net.Tensors;

/// <summary>A view of a buffer from its start as a shape. The buffer may be longer: it is allocated once for the largest batch.</summary>
public readonly record struct Tensor(Shape Shape, DeviceBuffer Buffer)
{
    public Tensor WithBatch(int batch) => this with { Shape = Shape.WithBatch(batch) };

    public Tensor Flattened() => this with { Shape = Shape.Flattened() };

    public Tensor As(Shape shape) => this with { Shape = shape };
}
