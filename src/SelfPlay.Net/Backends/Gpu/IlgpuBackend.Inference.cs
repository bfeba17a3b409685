using SelfPlay.Net.Backends.Gpu.Kernels;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>What goes up and comes down in inference.</summary>
public sealed partial class IlgpuBackend
{
    public void WritePlanes(ReadOnlySpan<float> planes, Tensor into)
    {
        var shape = into.Shape;
        int rowLength = shape.Cells * shape.Channels, words = PlanePacker.Words(rowLength);
        var bits = Take(_hostBits, shape.Batch * words);
        var values = Take(_hostPlanes, shape.Batch * shape.Channels);
        if (!PlanePacker.TryPack(planes, rowLength, shape.Channels, bits, values))
        {
            planes.CopyTo(Take(_hostPlanes, planes.Length));
            Upload(_hostPlanes, Gpu(into), planes.Length);
            return;
        }

        var (deviceBits, deviceValues) = (_bits.Take(bits.Length), _planeValues.Take(values.Length));
        Upload(_hostBits, deviceBits, bits.Length);
        Upload(_hostPlanes, deviceValues, values.Length);
        LaunchThreads(
            PlaneKernels.Expand,
            shape.Length,
            new PlaneKernels.ExpandArguments(deviceBits, deviceValues, Gpu(into), shape.Length, rowLength, words, shape.Channels));
    }

    public void Gather(DeviceBuffer buffer, ReadOnlySpan<int> indices, Span<float> result)
    {
        if (indices.Length == 0) return;
        var device = UploadInts(indices, []);
        var results = _results.Take(indices.Length);
        LaunchThreads(ElementKernels.Gather, indices.Length, new ElementKernels.GatherArguments(Gpu(buffer), device, results, indices.Length));
        ReadResults(results, result[..indices.Length]);
    }

    public void ReadAnswers(DeviceBuffer policyLogits, ReadOnlySpan<int> indices, Span<float> legalLogits, DeviceBuffer valueLogits, Span<float> values)
    {
        var length = indices.Length + values.Length;
        var device = UploadInts(indices, []);
        var results = _results.Take(length);
        LaunchThreads(
            AnswerKernels.Collect,
            length,
            new AnswerKernels.CollectArguments(Gpu(policyLogits), device, Gpu(valueLogits), results, indices.Length, values.Length));
        Take(_hostResults, length);
        Download(results, length);
        _hostResults.Span[..indices.Length].CopyTo(legalLogits);
        _hostResults.Span.Slice(indices.Length, values.Length).CopyTo(values);
    }
}
