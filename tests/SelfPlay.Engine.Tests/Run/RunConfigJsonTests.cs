using SelfPlay.Engine.Run;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Tests.Run;

public sealed class RunConfigJsonTests
{
    [Test]
    public void Every_preset_of_every_game_reads_back_equal(
        [ValueSource(nameof(Games))] string game, [Values("tiny", "small", "standard")] string preset, [Values] SearchKind kind)
    {
        var config = Presets.Create(GameCatalog.Find(game)!, preset, kind);
        Assert.That(RunConfigJson.Read(RunConfigJson.Write(config)), Is.EqualTo(config));
    }

    [Test]
    public void Names_are_camel_case_and_enums_are_words()
    {
        var json = RunConfigJson.Write(new RunConfig { Game = "chess", Search = new SearchConfig { Kind = SearchKind.Puct } });
        Assert.That(json, Does.Contain("\"selfPlay\": {").And.Contain("\"kind\": \"puct\"").And.Contain("\"rate\": 0.001"));
    }

    [Test]
    public void A_setting_that_is_missing_has_its_default() =>
        Assert.That(RunConfigJson.Read("""{ "game": "chess", "learning": { "batchSize": 32 } }"""),
            Is.EqualTo(new RunConfig { Game = "chess", Learning = new LearningConfig { BatchSize = 32 } }));

    [Test]
    public void All_unknown_keys_and_wrong_values_are_told_at_once_with_the_nearest_known_key()
    {
        const string Json = """{ "game": "chess", "lerning": {}, "learning": { "rte": 1, "batchSize": "many", "rate": null, "optimizer": "adam" }, "network": 3 }""";
        var error = Assert.Throws<InputException>(() => RunConfigJson.Read(Json, "runs/x/config.json"))!.Message;
        Assert.That(error.Split('\n'), Is.EqualTo(new[]
        {
            "runs/x/config.json cannot be used:",
            "  lerning: no such setting; did you mean 'learning'?",
            "  learning.rte: no such setting; did you mean 'rate'?",
            "  learning.batchSize: \"many\" is not a whole number",
            "  learning.rate: null is not a number",
            "  learning.optimizer: \"adam\" is not one of sgd, adamW",
            "  network: must be an object of settings, not 3",
        }));
    }

    [TestCase("")]
    [TestCase("{ \"game\": ")]
    [TestCase("{ \"game\": \"a\", \"game\": \"b\" }")]
    [TestCase("[]")]
    [TestCase("{}")]
    public void What_is_no_config_is_refused(string json) =>
        Assert.That(() => RunConfigJson.Read(json), Throws.TypeOf<InputException>().With.Message.StartsWith("config.json "));

    private static IEnumerable<string> Games() => GameCatalog.All.Select(game => game.Name);
}
