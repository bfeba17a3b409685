using System.Diagnostics;
using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Models;

/// <summary>
/// The network in the form that plays: normalisation is folded into the convolutions; bias, residual and ReLU are fused with them.
/// A position's answer has the same bits alone and in any batch. One instance serves one thread at a time.
/// </summary>
public sealed class InferenceNet : IDisposable
{
    private readonly IBackend _backend;
    private readonly int _maxBatch;
    private readonly int _entriesAtOnce;
    private readonly InferenceScratch _scratch;
    private readonly FoldedConvolution _input;
    private readonly InferenceBlock[] _blocks;
    private readonly FoldedConvolution _policyBody;
    private readonly FoldedConvolution _policyOutput;
    private readonly FoldedConvolution _valueBody;
    private readonly FoldedConvolution _valueHidden;
    private readonly FoldedConvolution _valueOutput;
    private readonly float[] _valueLogits;
    private int[] _flatIndices;

    /// <exception cref="DeviceException">The device has no room for such batches; names the largest that it has room for.</exception>
    public InferenceNet(IBackend backend, NetworkConfig config, int maxBatch)
    {
        MemoryPlan.Require(backend, maxBatch, rows => MemoryEstimate.Inference(config, rows, backend) + MemoryEstimate.Work(backend, config, rows, training: false));
        backend.Reserve(NetworkLayout.Plans(config, maxBatch), training: false);
        _backend = backend;
        _maxBatch = maxBatch;
        _entriesAtOnce = Math.Min(maxBatch, backend.EntriesAtOnce);
        Config = config;
        _scratch = new InferenceScratch(backend, config, _entriesAtOnce);
        _input = new FoldedConvolution(backend, "input", NetworkLayout.Input(config));
        _blocks = new InferenceBlock[config.Tower.Blocks];
        for (var i = 0; i < _blocks.Length; i++) _blocks[i] = new InferenceBlock(backend, $"block{i}", config);
        _policyBody = new FoldedConvolution(backend, "policy.body", NetworkLayout.PolicyBody(config));
        _policyOutput = new FoldedConvolution(backend, "policy.output", NetworkLayout.PolicyOutput(config));
        _valueBody = new FoldedConvolution(backend, "value.body", NetworkLayout.ValueBody(config));
        _valueHidden = new FoldedConvolution(backend, "value.hidden", NetworkLayout.ValueHidden(config));
        _valueOutput = new FoldedConvolution(backend, "value.output", NetworkLayout.ValueOutput(config));
        _valueLogits = new float[ValueTargets.Classes * _entriesAtOnce];
        // Few positions have more than 64 legal moves on average; a batch that does makes room once.
        _flatIndices = new int[_entriesAtOnce * Math.Min(config.PolicySize, 64)];
    }

    public NetworkConfig Config { get; }

    /// <summary>Device memory: folded weights and activations.</summary>
    public long MemoryBytes => _scratch.Bytes + _input.MemoryBytes + _blocks.Sum(block => block.MemoryBytes) + _policyBody.MemoryBytes
        + _policyOutput.MemoryBytes + _valueBody.MemoryBytes + _valueHidden.MemoryBytes + _valueOutput.MemoryBytes;

    /// <summary>Takes weights of the same <see cref="Config"/>; may be repeated.</summary>
    public void Load(NetworkWeights weights)
    {
        Debug.Assert(weights.Config == Config, "weights of another network");
        _input.LoadFolded(weights);
        foreach (var block in _blocks) block.Load(weights);
        _policyBody.LoadFolded(weights);
        _policyOutput.Load(weights);
        _valueBody.LoadFolded(weights);
        _valueHidden.Load(weights);
        _valueOutput.Load(weights);
    }

    /// <summary>Answers <paramref name="count"/> positions, at most the largest batch.</summary>
    /// <param name="planes">count x height x width x planes.</param>
    /// <param name="starts">Row i has the places starts[i] .. starts[i + 1] of <paramref name="indices"/> and <paramref name="logits"/>.</param>
    /// <param name="indices">Policy index of each legal move.</param>
    /// <param name="logits">Receives the raw policy logit of each legal move.</param>
    /// <param name="winDrawLoss">Receives three probabilities per row, for the side to move.</param>
    public void Evaluate(
        ReadOnlySpan<float> planes, int count, ReadOnlySpan<int> starts, ReadOnlySpan<int> indices, Span<float> logits, Span<float> winDrawLoss)
    {
        Debug.Assert(count <= _maxBatch, "more positions than the network was made for");
        for (var first = 0; first < count; first += _entriesAtOnce)
            EvaluateAtOnce(planes, first, Math.Min(_entriesAtOnce, count - first), starts, indices, logits, winDrawLoss);
    }

    public void Dispose()
    {
        _scratch.Dispose();
        _input.Dispose();
        foreach (var block in _blocks) block.Dispose();
        _policyBody.Dispose();
        _policyOutput.Dispose();
        _valueBody.Dispose();
        _valueHidden.Dispose();
        _valueOutput.Dispose();
    }

    private void EvaluateAtOnce(
        ReadOnlySpan<float> planes, int first, int count, ReadOnlySpan<int> starts, ReadOnlySpan<int> indices, Span<float> logits, Span<float> winDrawLoss)
    {
        var size = Config.Cells * Config.Planes;
        _backend.WritePlanes(planes.Slice(first * size, count * size), _scratch.Planes.WithBatch(count));
        Run(count);
        ReadAnswers(count, starts.Slice(first, count + 1), indices, logits);
        for (var row = 0; row < count; row++)
        {
            Softmax(
                _valueLogits.AsSpan(row * ValueTargets.Classes, ValueTargets.Classes),
                winDrawLoss.Slice((first + row) * ValueTargets.Classes, ValueTargets.Classes));
        }
    }

    private void Run(int count)
    {
        var tower = _scratch.Tower.WithBatch(count);
        _input.Run(_scratch.Planes.WithBatch(count), null, relu: true, tower);
        foreach (var block in _blocks) block.Run(tower, _scratch);

        var policyBody = _scratch.PolicyBody.WithBatch(count);
        _policyBody.Run(tower, null, relu: true, policyBody);
        _policyOutput.Run(Config.HasSpatialPolicy ? policyBody : policyBody.Flattened(), null, relu: false, _scratch.PolicyLogits.WithBatch(count));

        var valueBody = _scratch.ValueBody.WithBatch(count);
        var valueHidden = _scratch.ValueHidden.WithBatch(count);
        _valueBody.Run(tower, null, relu: true, valueBody);
        _valueHidden.Run(valueBody.Flattened(), null, relu: true, valueHidden);
        _valueOutput.Run(valueHidden, null, relu: false, _scratch.ValueLogits.WithBatch(count));
    }

    private void ReadAnswers(int count, ReadOnlySpan<int> starts, ReadOnlySpan<int> indices, Span<float> logits)
    {
        // Rows lie one after the other from starts[0], so that one transfer brings all of them.
        int first = starts[0], total = starts[count] - first;
        if (_flatIndices.Length < total) _flatIndices = new int[2 * total];
        for (var row = 0; row < count; row++)
            for (var i = starts[row]; i < starts[row + 1]; i++)
                _flatIndices[i - first] = (row * Config.PolicySize) + indices[i];
        _backend.ReadAnswers(
            _scratch.PolicyLogits.Buffer, _flatIndices.AsSpan(0, total), logits.Slice(first, total),
            _scratch.ValueLogits.Buffer, _valueLogits.AsSpan(0, ValueTargets.Classes * count));
    }

    private static void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        var largest = Math.Max(logits[0], Math.Max(logits[1], logits[2]));
        double win = Math.Exp(logits[0] - largest), draw = Math.Exp(logits[1] - largest), loss = Math.Exp(logits[2] - largest);
        var total = win + draw + loss;
        probabilities[0] = (float)(win / total);
        probabilities[1] = (float)(draw / total);
        probabilities[2] = (float)(loss / total);
    }
}
