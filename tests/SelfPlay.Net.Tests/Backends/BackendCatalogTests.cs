using SelfPlay.Net.Backends;

namespace SelfPlay.Net.Tests.Backends;

internal sealed class BackendCatalogTests
{
    [TestCase("cpu", "cpu")]
    [TestCase("reference", "reference")]
    public void A_device_has_a_backend(string device, string description)
    {
        using var backend = BackendCatalog.Create(device, 1);
        Assert.That(backend.Description, Does.StartWith(description));
    }

    [TestCase("abacus")]
    [TestCase("cuda:x")]
    [TestCase("cuda:-1")]
    [TestCase("cuda:0@fp13")]
    [TestCase("cuda@1")]
    [TestCase("cpu:0")]
    [TestCase("auto@tf32")]
    public void A_device_that_cannot_be_is_refused_with_the_remedy(string device) =>
        Assert.That(() => BackendCatalog.Create(device, 1), Throws.TypeOf<DeviceException>().With.Message.Contains($"'{device}'").And.Message.Contains("use "));

    [TestCase("cuda")]
    [TestCase("opencl:7")]
    [TestCase("cuda:99@tf32")]
    public void A_GPU_that_is_not_here_is_refused_with_the_remedy(string device)
    {
        var kind = DeviceName.Parse(device).Kind;
        if (BackendCatalog.List(1).Any(info => info.IsAvailable && info.Name.StartsWith(kind, StringComparison.Ordinal)))
            Assert.Ignore($"this machine has {kind}");
        Assert.That(
            () => BackendCatalog.Create(device, 1),
            Throws.TypeOf<DeviceException>().With.Message.Contains($"'{device.Split('@')[0]}").And.Message.Contains("--device cpu"));
    }

    [Test]
    public void A_name_says_kind_number_and_precision()
    {
        Assert.That(DeviceName.Parse("cuda:1@FP16"), Is.EqualTo(new DeviceName("cuda", 1, Precision.Fp16)));
        Assert.That(DeviceName.Parse("opencl"), Is.EqualTo(new DeviceName("opencl", 0, Precision.Fp32)));
        Assert.That(DeviceName.Parse("cuda:1@bf16").ToString(), Is.EqualTo("cuda:1@bf16"));
    }

    [Test]
    public void Exactly_one_device_is_what_auto_picks_and_it_is_available()
    {
        var picked = BackendCatalog.List(1).Single(device => device.IsAuto);
        Assert.That(picked.IsAvailable);
        using var backend = BackendCatalog.Create("auto", 1, Assert.Fail);
        Assert.That(backend.Description, Does.StartWith(picked.Name.Split(':')[0]));
    }

    [Test]
    public void A_device_that_is_not_here_says_in_words_what_is_missing()
    {
        foreach (var device in BackendCatalog.List(1).Where(device => !device.IsAvailable))
            Assert.That(device.Description.Split(' '), Has.Length.GreaterThan(5), device.Name);
    }
}
