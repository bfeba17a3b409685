using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Engine.Tests.Evaluation;

[TestFixture]
internal sealed class EvaluationCacheTests
{
    [Test]
    public void An_answer_comes_back_with_its_logits_and_values()
    {
        var cache = new EvaluationCache(4, 10);
        cache.Add(42, new Answer([1, 2, 3], [0.5f, 0.3f, 0.2f]));
        var answer = cache.Read(cache.Find(42, 3));
        Assert.That(answer.Logits.ToArray(), Is.EqualTo(new[] { 1f, 2f, 3f }));
        Assert.That(answer.WinDrawLoss.ToArray(), Is.EqualTo(new[] { 0.5f, 0.3f, 0.2f }));
        Assert.That(answer.Value, Is.EqualTo(0.3f).Within(1e-6));
    }

    [Test]
    public void Unknown_keys_and_other_numbers_of_moves_are_not_found()
    {
        var cache = new EvaluationCache(4, 10);
        cache.Add(42, new Answer([1, 2, 3], [1, 0, 0]));
        Assert.That(cache.Find(43, 3), Is.EqualTo(EvaluationCache.None));
        Assert.That(cache.Find(42, 2), Is.EqualTo(EvaluationCache.None));
    }

    [Test]
    public void The_oldest_answer_makes_room()
    {
        var cache = new EvaluationCache(2, 10);
        for (var key = 1ul; key <= 3; key++) cache.Add(key, new Answer([key], [1, 0, 0]));
        Assert.That(cache.Count, Is.EqualTo(2));
        Assert.That(cache.Find(1, 1), Is.EqualTo(EvaluationCache.None));
        Assert.That(cache.Read(cache.Find(2, 1)).Logits[0], Is.EqualTo(2));
        Assert.That(cache.Read(cache.Find(3, 1)).Logits[0], Is.EqualTo(3));
    }

    [TestCase(0, 256, ExpectedResult = 0)]
    [TestCase(2, 256, ExpectedResult = 256)]
    [TestCase(1_000, 7, ExpectedResult = 7_000)]
    [TestCase(1_000, 256, ExpectedResult = 48_000)]
    public int Logits_are_kept_for_about_48_moves_a_position_and_for_the_largest_one_at_least(int capacity, int maxMoves) =>
        EvaluationCache.LogitsFor(capacity, maxMoves);

    [Test]
    public void A_cache_of_many_millions_is_held_to_the_longest_array() =>
        Assert.That(EvaluationCache.LogitsFor(100_000_000, 256), Is.EqualTo(Array.MaxLength));

    [Test]
    public void After_clearing_nothing_is_known()
    {
        var cache = new EvaluationCache(4, 10);
        cache.Add(42, new Answer([1], [1, 0, 0]));
        cache.Clear();
        Assert.That(cache.Count, Is.Zero);
        Assert.That(cache.Find(42, 1), Is.EqualTo(EvaluationCache.None));
    }

    [Test]
    public void A_cache_without_room_keeps_nothing()
    {
        var cache = new EvaluationCache(0, 10);
        cache.Add(42, new Answer([1], [1, 0, 0]));
        Assert.That(cache.Find(42, 1), Is.EqualTo(EvaluationCache.None));
    }

    [Test]
    public void Whatever_is_found_after_thousands_of_answers_of_many_sizes_is_what_was_put_in()
    {
        const int MaxMoves = 300;
        var cache = new EvaluationCache(50, MaxMoves);
        var found = 0;
        for (var key = 1; key <= 5000; key++)
        {
            cache.Add((ulong)key, new Answer(Logits(key), [key, 0, 0]));
            for (var older = Math.Max(1, key - 60); older <= key; older++)
            {
                var entry = cache.Find((ulong)older, Logits(older).Length);
                if (entry == EvaluationCache.None) continue;
                found++;
                var answer = cache.Read(entry);
                if (!answer.Logits.SequenceEqual(Logits(older)) || answer.WinDrawLoss[0] != older) Assert.Fail($"{older} after {key}");
            }
        }

        Assert.That(found, Is.GreaterThan(50_000), "the cache holds tens of entries most of the time");

        static float[] Logits(int key)
        {
            var logits = new float[1 + (key * 7919 % (key % 3 == 0 ? MaxMoves : 40))];
            Array.Fill(logits, key);
            return logits;
        }
    }
}
