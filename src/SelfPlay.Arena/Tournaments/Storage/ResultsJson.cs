using System.Text.Json;
using System.Text.Json.Serialization;

namespace SelfPlay.Arena.Tournaments.Storage;

/// <summary>results.json: a <see cref="TournamentResults"/>, camelCase, enums by name.</summary>
public static class ResultsJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // An error that no games bound is "Infinity".
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static string Write(TournamentResults results) => JsonSerializer.Serialize(results, Options) + "\n";

    public static TournamentResults Read(string json) => JsonSerializer.Deserialize<TournamentResults>(json, Options)!;
}
