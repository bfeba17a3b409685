using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends;

/// <summary>A convolution or linear layer that will be done, with the largest input that it will get.</summary>
public readonly record struct ConvolutionPlan(Filter Filter, Shape Input);
