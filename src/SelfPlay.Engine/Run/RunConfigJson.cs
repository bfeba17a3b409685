using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SelfPlay.Engine.Run;

/// <summary>config.json: nested objects, camelCase, enums by name. A key that is not there has its default; a key nobody knows is an error.</summary>
public static class RunConfigJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static string Write(RunConfig config) => JsonSerializer.Serialize(config, Options) + "\n";

    /// <summary>Reads what <see cref="Write"/> wrote, or what a person made of it.</summary>
    /// <param name="json">The whole text.</param>
    /// <param name="source">Its name for messages: the path of the file.</param>
    /// <exception cref="InputException">Names every unknown key and every value of the wrong kind.</exception>
    public static RunConfig Read(string json, string source = "config.json")
    {
        var faults = new List<string>();
        var root = Parse(json, source);
        Check(root, typeof(RunConfig), "", faults);
        if (!root.ContainsKey("game")) faults.Add("game: is missing; it names the game of the run");
        return faults.Count == 0
            ? root.Deserialize<RunConfig>(Options)!
            : throw new InputException($"{source} cannot be used:" + string.Concat(faults.Select(fault => $"\n  {fault}")));
    }

    internal static JsonObject ToTree(RunConfig config) => JsonSerializer.SerializeToNode(config, Options)!.AsObject();

    internal static RunConfig FromTree(JsonObject tree) => tree.Deserialize<RunConfig>(Options)!;

    private static JsonObject Parse(string json, string source)
    {
        try
        {
            var documents = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false };
            return JsonNode.Parse(json, documentOptions: documents) as JsonObject ?? throw new InputException($"{source} is not a JSON object: it must begin with {{");
        }
        catch (JsonException exception)
        {
            throw new InputException($"{source} is not valid JSON: {exception.Message}", exception);
        }
    }

    private static void Check(JsonObject node, Type type, string prefix, List<string> faults)
    {
        var properties = ConfigSchema.PropertiesOf(type).ToDictionary(ConfigSchema.NameOf);
        foreach (var (name, value) in node)
        {
            var path = prefix + name;
            if (!properties.TryGetValue(name, out var property)) faults.Add($"{path}: no such setting{Nearest.Hint(name, properties.Keys)}");
            else if (!ConfigSchema.IsGroup(property.PropertyType)) CheckValue(value, property.PropertyType, path, faults);
            else if (value is JsonObject group) Check(group, property.PropertyType, path + ".", faults);
            else faults.Add($"{path}: must be an object of settings, not {Shown(value)}");
        }
    }

    private static void CheckValue(JsonNode? value, Type type, string path, List<string> faults)
    {
        try
        {
            if (value?.Deserialize(type, Options) is not null) return;
        }
        catch (JsonException)
        {
            // Said below, in words that fit the setting.
        }

        faults.Add($"{path}: {Shown(value)} is not {ConfigOverrides.Wanted(type)}");
    }

    private static string Shown(JsonNode? value) => value?.ToJsonString() ?? "null";
}
