using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Tests.Replay;

public class ReplayWindowTests
{
    /// <summary>With e = 1/2, M = 10,000, w = 0.4: W = M + 0.4 (sqrt N - 100) / (0.5 / 100) = 10,000 + 80 (sqrt N - 100), by hand.</summary>
    [TestCase(0, 0)]
    [TestCase(1, 1)]
    [TestCase(9_999, 9_999)]
    [TestCase(10_000, 10_000)]
    [TestCase(12_100, 10_800)]
    [TestCase(40_000, 18_000)]
    [TestCase(1_000_000, 82_000)]
    [TestCase(4_000_000, 100_000)]
    public void The_window_follows_the_power_law_up_to_its_limit(long total, int size)
    {
        var config = new ReplayConfig { WindowStart = 10_000, WindowExponent = 0.5f, WindowShare = 0.4f, WindowLimit = 100_000 };
        Assert.That(ReplayWindow.Size(total, config), Is.EqualTo(size).Within(1));
    }

    /// <summary>M = 250,000, e = 0.65, w = 0.4 at N = 2 M: W = M (1 + 0.4 (2^0.65 - 1) / 0.65), and 2^0.65 = 1.569168.</summary>
    [Test]
    public void KataGos_constants_give_what_the_formula_gives_by_hand()
    {
        var config = new ReplayConfig { WindowStart = 250_000, WindowExponent = 0.65f, WindowShare = 0.4f, WindowLimit = int.MaxValue };
        var doubled = 250_000 * (1 + (0.4 * (1.569168 - 1) / 0.65));
        Assert.That(ReplayWindow.Size(500_000, config), Is.EqualTo(doubled).Within(2));
    }

    [Test]
    public void The_window_never_shrinks_and_never_grows_faster_than_the_data()
    {
        var config = new ReplayConfig { WindowStart = 1000, WindowLimit = 5000 };
        for (var total = 0; total < 100_000; total++)
        {
            var growth = ReplayWindow.Size(total + 1, config) - ReplayWindow.Size(total, config);
            Assert.That(growth is 0 or 1, $"{total} samples");
        }
    }

    [TestCase(0, 0)]
    [TestCase(1, 1)]
    [TestCase(1000, 16)]
    [TestCase(6400, 100)]
    public void Steps_use_each_new_sample_as_often_as_asked(int newSamples, int steps) =>
        Assert.That(ReplayWindow.StepsFor(newSamples, batchSize: 256, reuse: 4), Is.EqualTo(steps));
}
