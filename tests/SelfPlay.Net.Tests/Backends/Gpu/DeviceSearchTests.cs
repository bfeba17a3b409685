using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Gpu;

namespace SelfPlay.Net.Tests.Backends.Gpu;

internal sealed class DeviceSearchTests
{
    private static readonly string[] Kinds = [DeviceName.Cuda, DeviceName.OpenCL];

    [TestCase("cuda", "cuda", "")]
    [TestCase("cuda:1 opencl", "cuda:1", "cuda")]
    [TestCase("opencl:1", "opencl:1", "cuda cuda:1 opencl")]
    [TestCase("", null, "cuda cuda:1 opencl opencl:1")]
    public void The_first_device_that_opens_is_taken_and_those_before_it_are_named(string working, string? best, string refused)
    {
        var opened = new List<string>();
        var search = new DeviceSearch(Kinds, _ => 2, device =>
        {
            if (!working.Split(' ').Contains(device.ToString())) throw new InvalidOperationException($"no {device}\nmore of it");
            opened.Add(device.ToString());
        });

        Assert.That(search.Best?.ToString(), Is.EqualTo(best));
        Assert.That(search.Refusals.Keys.Select(device => device.ToString()), Is.EqualTo(refused.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.That(search.Refusals.Select(refusal => refusal.Value), Is.EqualTo(search.Refusals.Select(refusal => $"no {refusal.Key}")));
        Assert.That(opened, Is.EqualTo(best is null ? [] : new[] { best }));
    }

    [Test]
    public void A_kind_that_cannot_even_be_counted_is_refused_and_the_next_is_tried()
    {
        var search = new DeviceSearch(Kinds, kind => kind == DeviceName.Cuda ? throw new DllNotFoundException("no driver") : 1, _ => { });

        Assert.That(search.Best?.ToString(), Is.EqualTo("opencl"));
        Assert.That(search.Refusals.Single(), Is.EqualTo(KeyValuePair.Create(DeviceName.Parse("cuda"), "no driver")));
    }

    [Test]
    public void Without_devices_there_is_no_best()
    {
        var search = new DeviceSearch(Kinds, _ => 0, _ => Assert.Fail());

        Assert.That((search.Best, search.Refusals.Count), Is.EqualTo((default(DeviceName), 0)));
    }
}
