using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Layers;

/// <summary>
/// A step of a network with its explicit way back. A layer keeps its output and what it needs for the way back in buffers that are allocated once,
/// so a backward pass belongs to the forward pass before it.
/// </summary>
public interface ILayer
{
    /// <summary>The output belongs to the layer and holds until the next forward pass. <paramref name="x"/> must stay unchanged until the backward pass.</summary>
    Tensor Forward(Tensor x);

    /// <summary>Given the gradient of the loss by the output (used up: it may be overwritten), overwrites the gradients of the layer's
    /// arrays and, if asked for, dx, the gradient by the input.</summary>
    void Backward(Tensor dy, Tensor? dx);
}
