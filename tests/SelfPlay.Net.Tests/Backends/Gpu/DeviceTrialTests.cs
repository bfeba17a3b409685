using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Gpu;
using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Tensors;
using SelfPlay.TestDevices;

namespace SelfPlay.Net.Tests.Backends.Gpu;

internal sealed class DeviceTrialTests
{
    [Test]
    public void A_device_that_computes_rightly_passes([Values] Precision precision)
    {
        using var backend = IlgpuBackendTests.Create(precision);
        Assert.That(DeviceTrial.Passes(backend));
    }

    [TestCase(float.NaN)]
    [TestCase(1)]
    public void A_device_with_one_wrong_number_does_not_pass(float error)
    {
        using var wrongAnswer = new WrongBackend(error, inGradient: false);
        using var wrongGradient = new WrongBackend(error, inGradient: true);

        Assert.That(DeviceTrial.Passes(wrongAnswer), Is.False);
        Assert.That(DeviceTrial.Passes(wrongGradient), Is.False);
    }

    /// <summary>The reference, but for the last number of an answer or a gradient.</summary>
    private sealed class WrongBackend(float error, bool inGradient) : LosingBackend(new ReferenceBackend(), new DeviceLoss(default, 0)), IBackend
    {
        void IBackend.Convolve(Filter filter, Tensor x, DeviceBuffer weights, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y)
        {
            Convolve(filter, x, weights, bias, residual, relu, y);
            if (!inGradient) Spoil(y.Buffer, y.Shape.Length);
        }

        void IBackend.ConvolveWeightGradient(Filter filter, Tensor x, Tensor dy, DeviceBuffer dw)
        {
            ConvolveWeightGradient(filter, x, dy, dw);
            if (inGradient) Spoil(dw, filter.Length);
        }

        private void Spoil(DeviceBuffer buffer, int length)
        {
            var values = new float[length];
            buffer.Read(values);
            values[^1] += error;
            buffer.Write(values);
        }
    }
}
