using SelfPlay.Net.Backends;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Tests.Training;

internal sealed class MemoryPlanTests
{
    [Test]
    public void What_fits_passes_and_a_backend_that_counts_nothing_takes_anything()
    {
        Assert.That(() => MemoryPlan.Require(new SmallBackend(null), int.MaxValue, rows => long.MaxValue / 2), Throws.Nothing);
        Assert.That(() => MemoryPlan.Require(new SmallBackend(1_000_000_000), 872, rows => 1_000_000L * rows), Throws.Nothing);
    }

    [Test]
    public void What_does_not_fit_is_refused_with_the_largest_batch_that_would() =>
        Assert.That(
            () => MemoryPlan.Require(new SmallBackend(1_000_000_000), 4096, rows => 1_000_000L * rows),
            Throws.TypeOf<DeviceException>().With.Message.Contains("1000 MB free").And.Message.Contains("has 872 rows").And.Message.Contains("--device cpu"));

    [Test]
    public void A_network_too_large_for_any_batch_says_so() =>
        Assert.That(
            () => MemoryPlan.Require(new SmallBackend(1_000_000_000), 16, rows => 2_000_000_000L + rows),
            Throws.TypeOf<DeviceException>().With.Message.Contains("not even one row"));
}
