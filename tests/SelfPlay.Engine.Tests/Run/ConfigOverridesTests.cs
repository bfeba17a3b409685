using SelfPlay.Engine.Run;
using SelfPlay.Engine.Search;

namespace SelfPlay.Engine.Tests.Run;

public sealed class ConfigOverridesTests
{
    private static readonly RunConfig Plain = new() { Game = "chess" };

    [Test]
    public void Settings_of_any_depth_and_type_are_changed()
    {
        var changed = ConfigOverrides.Apply(Plain, ["learning.rate=0.002", "generations = 7", "search.kind=PUCT", "NETWORK.filters=96", "seed=12345678901"]);
        Assert.That(changed, Is.EqualTo(Plain with
        {
            Generations = 7,
            Seed = 12345678901,
            Learning = Plain.Learning with { Rate = 0.002f },
            Search = Plain.Search with { Kind = SearchKind.Puct },
            Network = Plain.Network with { Filters = 96 },
        }));
    }

    [Test]
    public void The_last_of_two_values_counts() =>
        Assert.That(ConfigOverrides.Apply(Plain, ["generations=3", "generations=4"]).Generations, Is.EqualTo(4));

    [TestCase("learning.rte=1", "there is no setting 'learning.rte'; did you mean 'learning.rate'?")]
    [TestCase("learning.rate", "'learning.rate' is not a setting: write it as key=value")]
    [TestCase("=3", "'=3' is not a setting")]
    [TestCase("learning.rate=fast", "learning.rate: 'fast' is not a number")]
    [TestCase("learning.rate=NaN", "learning.rate: 'NaN' is not a number")]
    [TestCase("learning.batchSize=1.5", "learning.batchSize: '1.5' is not a whole number")]
    [TestCase("search.kind=gumble", "search.kind: 'gumble' is not one of gumbel, puct, policy; did you mean 'gumbel'?")]
    [TestCase("game=go", "game cannot be set by --set")]
    public void What_cannot_be_set_is_told_with_a_remedy(string setting, string start) =>
        Assert.That(() => ConfigOverrides.Apply(Plain, [setting]), Throws.TypeOf<InputException>().With.Message.StartsWith(start));

    [Test]
    public void All_faults_are_told_at_once()
    {
        var error = Assert.Throws<InputException>(() => ConfigOverrides.Apply(Plain, ["a=1", "seed=x"]))!.Message;
        Assert.That(error.Split('\n'), Has.Length.EqualTo(2));
    }

    [Test]
    public void A_resumed_run_accepts_what_it_already_has_and_more_generations() =>
        Assert.That(ConfigOverrides.Resume(Plain, ["seed=1", "generations=200", "learning.rate=1e-3"]), Is.EqualTo(Plain with { Generations = 200 }));

    [Test]
    public void A_resumed_run_refuses_contradictions_with_both_values()
    {
        var error = Assert.Throws<InputException>(() => ConfigOverrides.Resume(Plain, ["seed=2", "generations=50"]))!.Message;
        Assert.That(error, Does.Contain("seed is 1 in this run and cannot become 2").And.Contain("generations is 100 in this run and cannot become 50"));
    }
}
