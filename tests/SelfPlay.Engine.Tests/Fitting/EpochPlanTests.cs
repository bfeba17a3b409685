using SelfPlay.Engine.Fitting;

namespace SelfPlay.Engine.Tests.Fitting;

/// <summary>Epochs take every sample once, in orders that seed and epoch decide.</summary>
public sealed class EpochPlanTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(5)]
    [TestCase(16)]
    [TestCase(17)]
    [TestCase(1000)]
    [TestCase(70_001)]
    public void An_order_has_every_number_once(int count)
    {
        var shuffle = new Shuffle(count, 7, 3);
        Assert.That(Enumerable.Range(0, count).Select(place => shuffle[place]).Order(), Is.EqualTo(Enumerable.Range(0, count)));
    }

    [Test]
    public void Orders_differ_and_look_random()
    {
        const int Count = 10_000;
        Shuffle one = new(Count, 1, 1), other = new(Count, 1, 2);
        Assert.That(Enumerable.Range(0, Count).Count(place => one[place] == other[place]), Is.LessThan(20), "two random orders agree in one place on average");
        // The mean distance of neighbours in a random order is a third of the count.
        Assert.That(Enumerable.Range(1, Count - 1).Average(place => Math.Abs(one[place] - one[place - 1])), Is.EqualTo(Count / 3.0).Within(Count / 30.0));
    }

    [TestCase(100, 32)]
    [TestCase(97, 32)]
    [TestCase(33, 32)]
    [TestCase(64, 32)]
    [TestCase(5, 256)]
    public void Every_epoch_takes_every_sample_once_in_even_batches(int samples, int batchSize)
    {
        var plan = new EpochPlan(samples, batchSize, seed: 4);
        var orders = new List<List<int>>();
        for (var epoch = 0; epoch < 3; epoch++)
        {
            var sizes = new List<int>();
            var taken = new List<int>();
            for (var step = 0; step < plan.StepsPerEpoch; step++)
            {
                var places = new int[plan.Rows((epoch * plan.StepsPerEpoch) + step)];
                plan.Write((epoch * plan.StepsPerEpoch) + step, places);
                taken.AddRange(places);
                sizes.Add(places.Length);
            }

            Assert.That(taken.Order(), Is.EqualTo(Enumerable.Range(0, samples)));
            Assert.That(sizes.Max(), Is.LessThanOrEqualTo(Math.Min(samples, batchSize)));
            Assert.That(sizes.Max() - sizes.Min(), Is.LessThanOrEqualTo(1));
            orders.Add(taken);
        }

        Assert.That(orders[0], Is.Not.EqualTo(orders[1]).And.Not.EqualTo(orders[2]));
    }

    [Test]
    public void A_step_has_the_same_samples_whatever_was_asked_before()
    {
        var (plan, other) = (new EpochPlan(1000, 64, 9), new EpochPlan(1000, 64, 9));
        var (asked, again) = (new int[plan.Rows(37)], new int[plan.Rows(37)]);
        for (var step = 0; step <= 37; step++) plan.Write(step, asked.AsSpan(0, plan.Rows(step) < asked.Length ? plan.Rows(step) : asked.Length));
        other.Write(37, again);
        Assert.That(asked, Is.EqualTo(again));
    }
}
