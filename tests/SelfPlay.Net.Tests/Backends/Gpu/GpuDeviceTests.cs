using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Gpu;

namespace SelfPlay.Net.Tests.Backends.Gpu;

internal sealed class GpuDeviceTests
{
    [TestCase("an illegal memory access was encountered.\nmore", "failed: an illegal memory access was encountered; what was saved is good")]
    [TestCase("out of memory", "is full: take a smaller batch")]
    [TestCase("CL_MEM_OBJECT_ALLOCATION_FAILURE", "is full: take a smaller batch")]
    public void What_a_driver_says_becomes_a_sentence_with_the_remedy(string said, string sentence)
    {
        var device = GpuDevices.Rent(DeviceName.Parse(DeviceName.IlgpuCpu));
        try
        {
            var failure = device.Failure(new InvalidOperationException(said));

            Assert.That(failure.Message, Does.Contain(sentence).And.Contain("'ilgpu-cpu'").And.Contain("--device cpu").And.Not.Contain("\n"));
        }
        finally
        {
            GpuDevices.Return(device);
        }
    }

    [Test]
    public void A_device_is_opened_once_for_all_who_use_it()
    {
        var name = DeviceName.Parse(DeviceName.IlgpuCpu);
        var (first, second) = (GpuDevices.Rent(name), GpuDevices.Rent(name with { Precision = Precision.Tf32 }));
        GpuDevices.Return(second);
        GpuDevices.Return(first);

        Assert.That(second, Is.SameAs(first));
    }
}
