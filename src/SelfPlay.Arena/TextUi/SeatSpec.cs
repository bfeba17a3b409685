using SelfPlay.Engine;

namespace SelfPlay.Arena.TextUi;

/// <summary>A player as named on the command line: you, net, net:NAME, random, greedy, solver.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Network">The network's name; null for the session's own, and for players without one.</param>
internal sealed record SeatSpec(SeatKind Kind, string? Network = null)
{
    private const string NetworkPrefix = "net:";

    private static readonly Dictionary<string, SeatKind> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["you"] = SeatKind.Person,
        ["net"] = SeatKind.Net,
        ["random"] = SeatKind.Random,
        ["greedy"] = SeatKind.Greedy,
        ["solver"] = SeatKind.Solver,
    };

    public static SeatSpec Person { get; } = new(SeatKind.Person);

    public static SeatSpec Net { get; } = new(SeatKind.Net);

    /// <param name="option">The option it was given to, for the error.</param>
    /// <param name="text">The player.</param>
    /// <exception cref="InputException">It is none of them.</exception>
    public static SeatSpec Parse(string option, string text)
    {
        if (Words.TryGetValue(text, out var kind)) return new SeatSpec(kind);
        if (text.StartsWith(NetworkPrefix, StringComparison.OrdinalIgnoreCase) && text.Length > NetworkPrefix.Length)
            return new SeatSpec(SeatKind.Net, text[NetworkPrefix.Length..]);
        throw new InputException($"{option} takes you, net, net:NAME, random, greedy or solver, not '{text}'{Nearest.Hint(text, Words.Keys)}");
    }

    /// <summary>Both players: whoever is not named is you, or the net if you are already there.</summary>
    public static (SeatSpec First, SeatSpec Second) Pair(SeatSpec? first, SeatSpec? second) => (
        first ?? (second is { Kind: SeatKind.Person } ? Net : Person),
        second ?? (first is null or { Kind: SeatKind.Person } ? Net : Person));
}
