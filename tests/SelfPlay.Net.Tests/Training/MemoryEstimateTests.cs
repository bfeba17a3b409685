using SelfPlay.Net.Models;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Tests.Training;

internal sealed class MemoryEstimateTests
{
    /// <summary>The policy, the tower, the planes; and more floats than an int counts.</summary>
    [TestCase(8, 13, 4096, 16, 3, 3L * 4096)]
    [TestCase(8, 13, 4096, 128, 3, 3L * 64 * 128)]
    [TestCase(9, 43, 81, 16, 3, 3L * 81 * 43)]
    [TestCase(8, 13, 4096, 128, 1_000_000, 1_000_000L * 64 * 128)]
    public void The_largest_tensor_is_that_of_the_policy_the_tower_or_the_planes(int size, int planes, int policySize, int filters, int rows, long floats)
    {
        var config = new NetworkConfig(size, size, planes, policySize, new TowerConfig { Filters = filters });

        Assert.That(MemoryEstimate.LargestTensor(config, rows), Is.EqualTo(floats));
    }
}
