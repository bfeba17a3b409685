namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>The sizes of a convolution as a kernel takes them: rows are batch x cells.</summary>
internal readonly struct ConvolutionShape(int rows, int height, int width, int size, int inputs, int outputs)
{
    public readonly int Rows = rows;
    public readonly int Height = height;
    public readonly int Width = width;

    /// <summary>1 or 3.</summary>
    public readonly int Size = size;
    public readonly int Inputs = inputs;
    public readonly int Outputs = outputs;

    /// <summary>Without a board.</summary>
    public bool IsLinear => Height == 1 && Width == 1 && Size == 1;
}
