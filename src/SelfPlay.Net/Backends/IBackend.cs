using SelfPlay.Net.Tensors;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Backends;

/// <summary>
/// The primitives of curve fitting on whole batches, forward and backward. All activations are NHWC. Outputs are overwritten unless a
/// summary says "adds". Every result of one batch entry has the same bits whatever batch it is in and however many threads work, and
/// every reduction over a batch runs in an order that does not depend on the number of threads. One instance is used by one thread at a time;
/// buffers may be shared by instances of the same backend while nobody writes them. A device that fails throws <see cref="DeviceException"/>, from any member and any
/// buffer; to dispose of what lies on it throws nothing.
/// </summary>
public interface IBackend : IDisposable
{
    /// <summary>For people: "cpu (AVX-512, 2 threads)".</summary>
    string Description { get; }

    /// <summary>Bytes that can still be allocated; null where nobody need count them.</summary>
    long? FreeMemory => null;

    /// <summary>Device memory that these convolutions take besides buffers, which is held from <see cref="Reserve"/> or the first of them on.</summary>
    /// <param name="plans">The convolutions of a network.</param>
    /// <param name="training">True if their gradients are wanted too, and weights change from call to call.</param>
    long WorkBytes(IReadOnlyList<ConvolutionPlan> plans, bool training) => 0;

    /// <summary>Takes that memory at once, so that <see cref="FreeMemory"/> tells the next one what is really left.</summary>
    void Reserve(IReadOnlyList<ConvolutionPlan> plans, bool training)
    {
    }

    /// <summary>Batch entries that should go through a whole network at a time when each layer needs only the one before: as many as its caches hold.</summary>
    int EntriesAtOnce => int.MaxValue;

    DeviceBuffer Allocate(int length);

    /// <summary>Buffers of one set. A backend may lay them side by side, so that what is done to the whole set is done at once.</summary>
    IReadOnlyList<DeviceBuffer> AllocateSet(IReadOnlyList<int> lengths) => [.. lengths.Select(Allocate)];

    /// <summary>Brings planes to the device; where the way is long, packed. May return before they are there: what follows on this backend sees them.</summary>
    void WritePlanes(ReadOnlySpan<float> planes, Tensor into) => into.Buffer.Write(planes);

    /// <summary>y = convolution(x, weights) + bias + residual, then ReLU if asked; null leaves a term out. y must not be x; y may be the residual.</summary>
    void Convolve(Filter filter, Tensor x, DeviceBuffer weights, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y);

    /// <summary>Floats that <see cref="Pack"/> writes.</summary>
    int PackedLength(Filter filter, in Shape board) => filter.Length;

    /// <summary>Brings weights into the form that <see cref="ConvolvePacked"/> is fastest with, for weights that stay the same over many calls.</summary>
    /// <param name="filter">The size of the convolution.</param>
    /// <param name="board">Height and width of what will be convolved.</param>
    /// <param name="weights">The plain weights.</param>
    /// <param name="packed"><see cref="PackedLength"/> floats.</param>
    void Pack(Filter filter, in Shape board, DeviceBuffer weights, DeviceBuffer packed) => Copy(weights, packed);

    /// <summary>
    /// <see cref="Convolve"/> with weights that were packed for such a board: to the bit where all that is kept is 32-bit floats; a backend of half precision may keep
    /// y in half precision if it ends in a ReLU.
    /// </summary>
    void ConvolvePacked(Filter filter, Tensor x, DeviceBuffer packed, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y) =>
        Convolve(filter, x, packed, bias, residual, relu, y);

    /// <summary>dx = gradient of the loss by the input of <see cref="Convolve"/>, given dy by its plain output.</summary>
    void ConvolveInputGradient(Filter filter, Tensor dy, DeviceBuffer weights, Tensor dx);

    /// <summary>dw = gradient of the loss by the weights of <see cref="Convolve"/>.</summary>
    void ConvolveWeightGradient(Filter filter, Tensor x, Tensor dy, DeviceBuffer dw);

    /// <summary>db[c] = sum over all rows of dy[row, c].</summary>
    void BiasGradient(Tensor dy, DeviceBuffer db);

    /// <summary>y = Gamma * ((x - batch mean) / batch deviation * r + d) + Beta, plus residual, then ReLU if asked. Updates the moving averages
    /// after r and d were taken from them.</summary>
    void Normalize(Tensor x, Normalization norm, NormalizationStep step, Tensor? residual, bool relu, Tensor y);

    /// <summary>Backward of <see cref="Normalize"/>. With <paramref name="relu"/>, dy is masked by y > 0 first. Writes dx, dGamma, dBeta, and the masked dy into
    /// <paramref name="dResidual"/> if given. dx may be dy.</summary>
    void NormalizeGradient(Tensor x, Tensor y, Normalization norm, bool relu, Tensor dy, Tensor dx, Tensor? dResidual, DeviceBuffer dGamma, DeviceBuffer dBeta);

    /// <summary>dx = dy where y > 0, else 0. dx may be dy.</summary>
    void ReluGradient(Tensor y, Tensor dy, Tensor dx);

    /// <summary>into += x.</summary>
    void Add(Tensor x, Tensor into);

    /// <summary>y[n, c] = mean over the board of x[n, ., c]; y is a vector per batch entry.</summary>
    void PoolMean(Tensor x, Tensor y);

    /// <summary>Adds dy[n, c] / cells to every cell of dx.</summary>
    void PoolMeanGradient(Tensor dy, Tensor dx);

    /// <summary>Squeeze-and-excitation's gate, lc0's form: y = x * sigmoid(gate[n, c]) + gate[n, C + c], plus residual, then ReLU if asked. gate has 2C channels. y may be the residual.</summary>
    void Gate(Tensor x, Tensor gate, Tensor? residual, bool relu, Tensor y);

    /// <summary>Backward of <see cref="Gate"/>: as <see cref="NormalizeGradient"/> treats ReLU and residual. dx may be dy.</summary>
    void GateGradient(Tensor x, Tensor gate, Tensor y, bool relu, Tensor dy, Tensor dx, Tensor dGate, Tensor? dResidual);

    /// <summary>Masked soft cross-entropy: per row -sum p ln softmax(logits over the row's legal moves). Writes the unweighted loss of each row, and
    /// dLogits = Weights[row] * scale * (softmax - p), 0 on illegal moves. <paramref name="logits"/> is flattened: rows x policy size.</summary>
    void PolicyLoss(Tensor logits, PolicyTargets targets, float scale, Tensor dLogits, Span<float> losses);

    /// <summary>Win / draw / loss cross-entropy on 3 logits per row; otherwise as <see cref="PolicyLoss"/>.</summary>
    void ValueLoss(Tensor logits, ValueTargets targets, float scale, Tensor dLogits, Span<float> losses);

    /// <summary>Mean squared error per row: sum over channels (y - target)^2 / channels; dy = scale * 2 (y - target) / channels.</summary>
    void SquaredLoss(Tensor y, Tensor target, float scale, Tensor dy, Span<float> losses);

    /// <summary>result[i] = buffer[indices[i]], brought to the host.</summary>
    void Gather(DeviceBuffer buffer, ReadOnlySpan<int> indices, Span<float> result);

    /// <summary>What inference brings home, in one transfer where that pays: <see cref="Gather"/> from the policy logits, and the first values of another buffer.</summary>
    void ReadAnswers(DeviceBuffer policyLogits, ReadOnlySpan<int> indices, Span<float> legalLogits, DeviceBuffer valueLogits, Span<float> values)
    {
        Gather(policyLogits, indices, legalLogits);
        valueLogits.Read(values);
    }

    /// <summary>Sum of squares, accumulated in double in a fixed order.</summary>
    double SumOfSquares(DeviceBuffer x);

    /// <summary>Sum of squares of a whole set.</summary>
    double SumOfSquares(IReadOnlyList<DeviceBuffer> set)
    {
        var sum = 0.0;
        foreach (var buffer in set) sum += SumOfSquares(buffer);
        return sum;
    }

    /// <summary>SGD with momentum: g = gradientScale * gradient + decay * value; velocity = momentum * velocity + g; value -= rate * velocity.</summary>
    void SgdStep(DeviceBuffer value, DeviceBuffer gradient, DeviceBuffer velocity, float gradientScale, float rate, float momentum, float decay);

    /// <summary>AdamW with bias correction at <paramref name="step"/> (1-based); decay is decoupled: value -= rate * decay * value.</summary>
    void AdamStep(DeviceBuffer value, DeviceBuffer gradient, DeviceBuffer first, DeviceBuffer second, AdamStep step);

    /// <summary>One step of SGD on a whole network, with the decay of each array.</summary>
    void SgdStep(OptimizerSet set, float gradientScale, float rate, float momentum)
    {
        for (var i = 0; i < set.Values.Count; i++)
            SgdStep(set.Values[i], set.Gradients[i], set.First[i], gradientScale, rate, momentum, set.Decays[i]);
    }

    /// <summary>One step of AdamW on a whole network, with the decay of each array instead of the step's.</summary>
    void AdamStep(OptimizerSet set, AdamStep step)
    {
        for (var i = 0; i < set.Values.Count; i++)
            AdamStep(set.Values[i], set.Gradients[i], set.First[i], set.Second[i], step with { Decay = set.Decays[i] });
    }

    /// <summary>into = into + share * (x - into): the moving average of weights.</summary>
    void Blend(DeviceBuffer x, float share, DeviceBuffer into);

    /// <summary>The moving average of a whole set; both have the same lengths.</summary>
    void Blend(IReadOnlyList<DeviceBuffer> x, float share, IReadOnlyList<DeviceBuffer> into)
    {
        for (var i = 0; i < into.Count; i++) Blend(x[i], share, into[i]);
    }

    /// <summary>into = x.</summary>
    void Copy(DeviceBuffer x, DeviceBuffer into);
}

/// <summary>The settings of one Adam step. <paramref name="GradientScale"/> carries the clipping by global norm.</summary>
public readonly record struct AdamStep(long Step, float GradientScale, float Rate, float Beta1, float Beta2, float Epsilon, float Decay);
