using SelfPlay.Net.Backends;

namespace SelfPlay.Net.Tests.Backends;

internal sealed class BackendCatalogTests
{
    [TestCase("auto", "cpu")]
    [TestCase("cpu", "cpu")]
    [TestCase("reference", "reference")]
    public void A_device_has_a_backend(string device, string description)
    {
        using var backend = BackendCatalog.Create(device, 1);
        Assert.That(backend.Description, Does.StartWith(description));
    }

    [TestCase("cuda")]
    [TestCase("opencl")]
    [TestCase("ilgpu-cpu")]
    [TestCase("abacus")]
    public void A_device_that_is_not_here_is_refused_with_the_remedy(string device) =>
        Assert.That(
            () => BackendCatalog.Create(device, 1),
            Throws.TypeOf<DeviceException>().With.Message.Contains($"'{device}'").And.Message.Contains("--device"));

    [Test]
    public void Exactly_one_device_is_what_auto_picks_and_it_is_available()
    {
        var picked = BackendCatalog.List(1).Single(device => device.IsAuto);
        Assert.That(picked.IsAvailable);
        Assert.That(picked.Name, Is.EqualTo("cpu"));
    }
}
