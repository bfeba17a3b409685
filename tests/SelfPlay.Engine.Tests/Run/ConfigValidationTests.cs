using SelfPlay.Engine.Run;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Tests.Run;

public sealed class ConfigValidationTests
{
    private static readonly Game Game = GameCatalog.All[0];
    private static readonly RunConfig Plain = Presets.Create(Game, "small");

    [Test]
    public void Every_preset_of_every_game_is_valid(
        [ValueSource(nameof(Games))] string name, [Values("tiny", "small", "standard")] string preset, [Values] SearchKind kind)
    {
        var game = GameCatalog.Find(name)!;
        Assert.That(ConfigValidation.Check(Presets.Create(game, preset, kind), game), Is.Empty);
    }

    [TestCase("selfPlay.gamesInFlight=0", "selfPlay.gamesInFlight = 0: must lie between 1 and 65536")]
    [TestCase("search.consideredMoves=1", "search.consideredMoves = 1: must lie between 2 and 1024")]
    [TestCase("learning.batchSize=0", "learning.batchSize = 0: must lie between 2 and 65536 (normalisation needs two rows at least)")]
    [TestCase("network.filters=0", "network.filters = 0: must lie between 1 and 2048")]
    [TestCase("search.dirichletShare=1.5", "search.dirichletShare = 1.5: must lie between 0 and 1 (it is a share)")]
    [TestCase("replay.validationShare=0.6", "replay.validationShare = 0.6: must lie between 0 and 0.5 (0 keeps no games back)")]
    [TestCase("learning.rate=-0.1", "learning.rate = -0.1: must be above 0 and at most 10 (usual is 0.001)")]
    [TestCase("rating.games=7", "rating.games = 7: must be even, half with each colour: take 8")]
    [TestCase("generations=0", "generations = 0: must be 1 or more")]
    public void An_impossible_value_is_named_with_its_remedy(string setting, string fault) =>
        Assert.That(ConfigValidation.Check(ConfigOverrides.Apply(Plain, [setting]), Game), Is.EqualTo(new[] { fault }));

    [Test]
    public void All_faults_are_thrown_together()
    {
        var bad = ConfigOverrides.Apply(Plain, ["network.blocks=-1", "replay.reuse=0", "selfPlay.games=0"]);
        var error = Assert.Throws<InputException>(() => ConfigValidation.ThrowIfFaulty(bad, Game))!.Message;
        Assert.That(error.Split('\n'), Has.Length.EqualTo(4));
    }

    private static IEnumerable<string> Games() => GameCatalog.All.Select(game => game.Name);
}
