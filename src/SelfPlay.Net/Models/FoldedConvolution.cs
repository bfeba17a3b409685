using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Models;

/// <summary>A convolution or linear layer as inference runs it: the normalisation that followed it is in its weights and bias.</summary>
internal sealed class FoldedConvolution(IBackend backend, string name, NetworkConfig network, Filter filter) : IDisposable
{
    private readonly Shape _board = new(1, network.Height, network.Width, filter.Inputs);
    private readonly DeviceBuffer _weights = backend.Allocate(backend.PackedLength(filter, new Shape(1, network.Height, network.Width, filter.Inputs)));
    private readonly DeviceBuffer _bias = backend.Allocate(filter.Outputs);

    public long MemoryBytes => sizeof(float) * ((long)_weights.Length + _bias.Length);

    public static long Bytes(Filter filter) => sizeof(float) * ((long)filter.Length + filter.Outputs);

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
        var folded = new float[plain.Length];
        var bias = new float[filter.Outputs];
        for (var o = 0; o < filter.Outputs; o++)
        {
            var factor = gamma[o] / Math.Sqrt((double)variance[o] + Normalization.Epsilon);
            bias[o] = (float)(beta[o] - (mean[o] * factor));
            for (var i = o; i < plain.Length; i += filter.Outputs) folded[i] = (float)(plain[i] * factor);
        }

        Pack(folded);
        _bias.Write(bias);
    }

    public void Run(Tensor x, Tensor? residual, bool relu, Tensor y) => backend.ConvolvePacked(filter, x, _weights, _bias, residual, relu, y);

    public void Dispose()
    {
        _weights.Dispose();
        _bias.Dispose();
    }

    private void Pack(float[] plain)
    {
        using var weights = backend.Allocate(filter.Length);
        weights.Write(plain);
        backend.Pack(filter, _board, weights, _weights);
    }
}
