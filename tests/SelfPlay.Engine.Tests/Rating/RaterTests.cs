using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Rating;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Rating;

public sealed class RaterTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Each_generation_is_rated_from_openings_of_its_own()
    {
        var scores = Enumerable.Range(1, 4).Select(generation => Play(generation, threads: 1)).ToList();
        Assert.That(scores.Select(score => score.Total.Score), Is.All.EqualTo(0.5), "a network plays itself");
        Assert.That(scores.Select(score => score.Begun).Distinct().Count(), Is.GreaterThan(1));
    }

    [Test]
    public void A_match_is_the_same_again_and_with_any_number_of_threads() =>
        Assert.That(Play(3, threads: 3), Is.EqualTo(Play(3, threads: 1)));

    private MatchScore Play(int generation, int threads)
    {
        var game = GameCatalog.Find("connect4")!;
        var config = Presets.Create(game, "tiny");
        config = config with { Rating = config.Rating with { Games = 40, Simulations = 8 } };
        var networks = Enumerable.Repeat<IEvaluator>(new UniformEvaluator(), threads).ToList();
        return Rater.Create(game, config, threads, _folder["labels.txt"]).Play(generation, networks, networks, CancellationToken.None);
    }
}
