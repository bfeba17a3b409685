using SelfPlay.Engine.Import;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Import;

[TestFixture]
internal sealed class HashSet64Tests
{
    [Test]
    public void It_knows_what_a_set_of_the_library_knows()
    {
        var (rng, set, known) = (new Rng(3), new HashSet64(), new HashSet<ulong>());
        for (var i = 0; i < 50_000; i++)
        {
            // Few high values, so that many come twice and all run into each other.
            var hash = (ulong)rng.Next(30_000) << (i % 2 == 0 ? 0 : 40);
            Assert.That(set.Add(hash), Is.EqualTo(known.Add(hash)));
        }
    }
}
