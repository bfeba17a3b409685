using System.Text.Json;
using System.Text.Json.Nodes;
using SelfPlay.Engine;

namespace SelfPlay.Arena.Tournaments.Storage;

/// <summary>tournament.json, and what differs between two of them.</summary>
internal static class TournamentSettingsJson
{
    public static string Write(TournamentSettings settings) => JsonSerializer.Serialize(settings, TournamentJson.Indented) + "\n";

    /// <exception cref="InputException">The text is not what <see cref="Write"/> wrote.</exception>
    public static TournamentSettings Read(string json, string source)
    {
        try
        {
            var settings = JsonSerializer.Deserialize<TournamentSettings>(json, TournamentJson.Indented) ?? throw new JsonException();
            return settings.Version == TournamentSettings.CurrentVersion
                ? settings
                : throw new InputException($"{source} has version {settings.Version}, and this build reads {TournamentSettings.CurrentVersion}: use the build that began the tournament");
        }
        catch (JsonException exception)
        {
            throw new InputException($"{source} is damaged{Place(exception)}: restore it from a copy, or begin another tournament", exception);
        }
    }

    private static string Place(JsonException exception) =>
        $" in line {(exception.LineNumber ?? 0) + 1}{(exception.Path is { Length: > 2 } path ? $" at {path[2..]}" : "")}";

    /// <summary>The first setting in which two tournaments differ, with both values; null if the games of the one are games of the other. More games
    /// per pairing are no difference.</summary>
    public static string? Difference(TournamentSettings stored, TournamentSettings wanted) =>
        PlayersDiffer(stored.Players, wanted.Players)
        ?? (wanted.Games < stored.Games ? $"has {stored.Games} games per pairing and cannot have fewer ({wanted.Games})" : null)
        ?? Difference(Comparable(stored), Comparable(wanted), "");

    private static string? PlayersDiffer(IReadOnlyList<Entrant> stored, IReadOnlyList<Entrant> wanted)
    {
        for (var i = 0; i < Math.Max(stored.Count, wanted.Count); i++)
        {
            if (i >= wanted.Count) return $"has a player {i + 1}, {stored[i].Name}, who is missing here";
            if (i >= stored.Count) return $"has {stored.Count} players, and {wanted[i].Name} is none of them";
            if (stored[i].Spec != wanted[i].Spec) return $"has {stored[i].Spec} as player {i + 1}, not {wanted[i].Spec}";
            if (stored[i].Hash != wanted[i].Hash) return $"was begun with another content of {stored[i].Spec}: the file has changed since";
        }

        return null;
    }

    private static JsonObject Comparable(TournamentSettings settings) =>
        JsonSerializer.SerializeToNode(settings with { Games = 0, Begun = default }, TournamentJson.Indented)!.AsObject();

    private static string? Difference(JsonObject stored, JsonObject wanted, string prefix)
    {
        foreach (var name in stored.Select(entry => entry.Key).Union(wanted.Select(entry => entry.Key)))
        {
            var (old, now) = (stored[name], wanted[name]);
            if (JsonNode.DeepEquals(old, now)) continue;
            return old is JsonObject oldGroup && now is JsonObject nowGroup
                ? Difference(oldGroup, nowGroup, prefix + name + ".")
                : $"has {prefix}{name} = {Shown(old)}, not {Shown(now)}";
        }

        return null;
    }

    private static string Shown(JsonNode? node) => node is null ? "none" : node.ToJsonString().Trim('"');
}
