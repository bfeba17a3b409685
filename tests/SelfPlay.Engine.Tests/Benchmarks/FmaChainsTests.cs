using SelfPlay.Engine.Benchmarks;

namespace SelfPlay.Engine.Tests.Benchmarks;

public sealed class FmaChainsTests
{
    [Test]
    public void A_lane_holds_what_the_steps_make_of_it()
    {
        var x = 1f;
        for (var step = 0; step < 20_000; step++) x = MathF.FusedMultiplyAdd(x, 0.999999f, 1e-6f);
        var sum = 0f;
        for (var chain = 0; chain < 12; chain++) sum += x;
        Assert.That(FmaChains.Lane, Is.EqualTo(sum));
    }

    [Test]
    public void Counts_two_operations_a_lane()
    {
        Assert.That(FmaChains.Run() % (2 * 12 * 20_000 * 4), Is.Zero, "vectors have a multiple of four lanes");
    }
}
