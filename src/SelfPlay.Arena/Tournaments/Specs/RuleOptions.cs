using SelfPlay.Engine;
using SelfPlay.Engine.Rating;

namespace SelfPlay.Arena.Tournaments.Specs;

/// <summary>Reads the options that are made of settings themselves: --sprt, --resign, --draw.</summary>
internal static class RuleOptions
{
    private static readonly char[] Separators = [',', ' ', '&'];

    public static Sprt Sprt(string text)
    {
        const string Owner = "--sprt";
        var given = KeyValues.Known(text, Separators, Owner, "elo0", "elo1", "alpha", "beta");
        var test = new Sprt(
            Number(given, Owner, "elo0", 0, -1000, 1000), Number(given, Owner, "elo1", 10, -1000, 1000), Number(given, Owner, "alpha", 0.05, 1e-6, 0.5), Number(given, Owner, "beta", 0.05, 1e-6, 0.5));
        return test.Elo1 > test.Elo0 ? test : throw new InputException($"{Owner}: elo1 = {test.Elo1} must be above elo0 = {test.Elo0}");
    }

    public static ResignRule Resign(string text)
    {
        const string Owner = "--resign";
        var given = KeyValues.Known(text, Separators, Owner, "score", "moves", "sides");
        var sides = given.GetValueOrDefault("sides", "both");
        if (sides is not ("both" or "one")) throw new InputException($"{Owner}: sides takes both or one, not '{sides}'");
        return new ResignRule(Number(given, Owner, "score", 0.95, 0, 1), Whole(given, Owner, "moves", 4), sides == "both");
    }

    public static DrawRule Draw(string text)
    {
        const string Owner = "--draw";
        var given = KeyValues.Known(text, Separators, Owner, "score", "moves", "from");
        return new DrawRule(Number(given, Owner, "score", 0.05, 0, 1), Whole(given, Owner, "moves", 8), Whole(given, Owner, "from", 40));
    }

    private static double Number(IReadOnlyDictionary<string, string> given, string owner, string key, double usual, double least, double most) =>
        given.TryGetValue(key, out var text) ? Numbers.Number(owner, key, text, least, most) : usual;

    private static int Whole(IReadOnlyDictionary<string, string> given, string owner, string key, int usual) =>
        given.TryGetValue(key, out var text) ? Numbers.Whole(owner, key, text, 1) : usual;
}
