using System.Text.Json;

namespace SelfPlay.Arena.Tournaments.Storage;

/// <summary>results.json: a <see cref="TournamentResults"/>, camelCase, enums by name.</summary>
public static class ResultsJson
{
    public static string Write(TournamentResults results) => JsonSerializer.Serialize(results, TournamentJson.Options) + "\n";

    public static TournamentResults Read(string json) => JsonSerializer.Deserialize<TournamentResults>(json, TournamentJson.Options)!;
}
