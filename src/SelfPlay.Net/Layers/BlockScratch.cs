using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Layers;

/// <summary>Two tensors of the tower's shape for the way back through a residual block. All blocks share them: only one goes back at a time.</summary>
public sealed record BlockScratch(Tensor Residual, Tensor Hidden)
{
    public static BlockScratch Allocate(LayerContext context, Shape shape) => new(context.Activation(shape), context.Activation(shape));
}
