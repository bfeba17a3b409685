using System.Buffers;
using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Models;

/// <summary>A convolution or linear layer as inference runs it: the normalisation that followed it is in its weights and bias.</summary>
/// <param name="backend">Where it runs.</param>
/// <param name="name">Of its arrays among the network's.</param>
/// <param name="plan">Its size, and that of what it will get.</param>
internal sealed class FoldedConvolution(IBackend backend, string name, ConvolutionPlan plan) : IDisposable
{
    private readonly DeviceBuffer _weights = backend.Allocate(backend.PackedLength(plan.Filter, plan.Input));
    private readonly DeviceBuffer _bias = backend.Allocate(plan.Filter.Outputs);

    public long MemoryBytes => sizeof(float) * ((long)_weights.Length + _bias.Length);

    /// <summary>What it takes on a backend, or with plain weights where that is null.</summary>
    public static long Bytes(IBackend? backend, ConvolutionPlan plan) =>
        sizeof(float) * ((long)(backend?.PackedLength(plan.Filter, plan.Input) ?? plan.Filter.Length) + plan.Filter.Outputs);

    /// <summary>Takes weights and bias as they are.</summary>
    public void Load(NetworkWeights weights)
    {
        Pack(weights[$"{name}.weights"]);
        _bias.Write(weights[$"{name}.bias"]);
    }

    /// <summary>gamma * (conv(x) - mean) / deviation + beta = conv(x) with weights * gamma / deviation, plus beta - mean * gamma / deviation.</summary>
    public void LoadFolded(NetworkWeights weights)
    {
        var plain = weights[$"{name}.weights"];
        float[] gamma = weights[$"{name}.scale"], beta = weights[$"{name}.shift"];
        float[] mean = weights[$"{name}.mean"], variance = weights[$"{name}.variance"];
        var outputs = plan.Filter.Outputs;
        var bias = new float[outputs];
        var factors = new double[outputs];
        for (var o = 0; o < outputs; o++)
        {
            factors[o] = gamma[o] / Math.Sqrt((double)variance[o] + Normalization.Epsilon);
            bias[o] = (float)(beta[o] - (mean[o] * factors[o]));
        }

        // New memory for each convolution of each network would take far longer than the folding.
        var folded = ArrayPool<float>.Shared.Rent(plain.Length);
        for (var at = 0; at < plain.Length; at += outputs)
            for (var o = 0; o < outputs; o++) folded[at + o] = (float)(plain[at + o] * factors[o]);
        Pack(folded.AsSpan(0, plain.Length));
        ArrayPool<float>.Shared.Return(folded);
        _bias.Write(bias);
    }

    public void Run(Tensor x, Tensor? residual, bool relu, Tensor y) => backend.ConvolvePacked(plan.Filter, x, _weights, _bias, residual, relu, y);

    public void Dispose()
    {
        _weights.Dispose();
        _bias.Dispose();
    }

    private void Pack(ReadOnlySpan<float> plain)
    {
        using var weights = backend.Allocate(plan.Filter.Length);
        weights.Write(plain);
        backend.Pack(plan.Filter, plan.Input, weights, _weights);
    }
}
