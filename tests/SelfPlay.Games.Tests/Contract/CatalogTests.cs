using SelfPlay.Games.Core;

namespace SelfPlay.Games.Tests.Contract;

public class CatalogTests
{
    private static IEnumerable<string> Names => GameCatalog.All.Select(game => game.Name);

    [TestCaseSource(nameof(Names))]
    public void Every_game_keeps_the_contract(string name)
    {
        var contracts = typeof(GameContract).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(GameContract)) && !type.IsAbstract)
            .Select(type => ((GameContract)Activator.CreateInstance(type)!).GameName);
        Assert.That(contracts, Does.Contain(name), $"derive a fixture from {nameof(GameContract)} for {name}");
    }

    [Test]
    public void Names_and_aliases_are_unique_lower_case_words() => Assert.Multiple(() =>
    {
        var words = GameCatalog.All.SelectMany(game => game.Aliases.Prepend(game.Name)).ToArray();
        Assert.That(words, Is.Unique);
        Assert.That(words, Is.All.Match("^[a-z0-9-]+$"));
    });

    [TestCaseSource(nameof(Names))]
    public void A_game_is_found_by_name_and_by_alias_in_any_case(string name)
    {
        var game = GameCatalog.Find(name);
        Assert.That(game?.Name, Is.EqualTo(name));
        foreach (var word in game!.Aliases.Append(name.ToUpperInvariant())) Assert.That(GameCatalog.Find(word), Is.SameAs(game));
    }

    [Test]
    public void Other_games_are_found_by_the_names_of_the_examples() => Assert.Multiple(() =>
    {
        foreach (var (name, _) in GameCatalog.Others) Assert.That(GameCatalog.Find(name)?.Name, Is.EqualTo(name));
        Assert.That(GameCatalog.Others.Select(other => other.Name).Intersect(Names), Is.Empty);
    });

    [Test]
    public void An_unknown_name_finds_nothing() => Assert.That(GameCatalog.Find("ludo"), Is.Null);
}
