using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SelfPlay.Engine.Run;

/// <summary>Settings given by name on the command line: <c>--set learning.rate=0.002</c>.</summary>
public static class ConfigOverrides
{
    /// <summary>The config with the settings changed; a key named twice has its last value.</summary>
    /// <param name="config">The values of all other settings.</param>
    /// <param name="settings">Each "key=value".</param>
    /// <exception cref="InputException">Names every setting that cannot be used, with its remedy.</exception>
    public static RunConfig Apply(RunConfig config, IEnumerable<string> settings)
    {
        var tree = RunConfigJson.ToTree(config);
        var faults = settings.Select(setting => Set(tree, setting)).OfType<string>().ToList();
        return faults.Count == 0 ? RunConfigJson.FromTree(tree) : throw new InputException(string.Join('\n', faults));
    }

    /// <summary>
    /// The config of a run that goes on: what is stored rules. Settings may repeat it; the number of generations, or of a fit's epochs, alone may be raised, and a fit's patience changed.
    /// </summary>
    /// <exception cref="InputException">Names every setting that contradicts the stored one, with both values.</exception>
    public static RunConfig Resume(RunConfig stored, IEnumerable<string> settings)
    {
        var asked = Apply(stored, settings);
        var (before, after) = (RunConfigJson.ToTree(stored), RunConfigJson.ToTree(asked));
        var faults = ConfigSchema.Keys
            .Where(key => !(key.Path == "generations" && asked.Generations > stored.Generations))
            .Where(key => !(key.Path == "fit.epochs" && asked.Fit.Epochs > stored.Fit.Epochs))
            .Where(key => key.Path != "fit.patience")
            .Select(key => (key.Path, Stored: ValueAt(before, key.Path).ToJsonString(), Asked: ValueAt(after, key.Path).ToJsonString()))
            .Where(pair => pair.Stored != pair.Asked)
            .Select(pair => $"{pair.Path} is {pair.Stored} in this run and cannot become {pair.Asked}: leave it out, or start another run with --new")
            .ToList();
        return faults.Count == 0 ? asked : throw new InputException(string.Join('\n', faults));
    }

    /// <summary>What a setting of this type takes, for messages.</summary>
    internal static string Wanted(Type type) => type switch
    {
        _ when type.IsEnum => "one of " + string.Join(", ", Words(type)),
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(float) || type == typeof(double) => "a number",
        _ => "a text",
    };

    /// <summary>Changes one setting in the tree; returns what is wrong with it, if anything.</summary>
    private static string? Set(JsonObject tree, string setting)
    {
        var at = setting.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0) return $"'{setting}' is not a setting: write it as key=value, for example learning.rate=0.002";
        var (name, text) = (setting[..at].Trim(), setting[(at + 1)..].Trim());
        if (ConfigSchema.Find(name) is not { } key)
            return $"there is no setting '{name}'{Nearest.Hint(name, ConfigSchema.Keys.Select(known => known.Path))} (config.json of any run lists them all)";
        if (key.Path is "game" or "preset" or "fit.dataset" || key.Path.StartsWith("start.", StringComparison.Ordinal)) return $"{key.Path} cannot be set by --set: it has its own place on the command line";
        if (Convert(text, key.Type) is not { } value) return $"{key.Path}: '{text}' is not {Wanted(key.Type)}{WordHint(text, key.Type)}";
        if (key.Path == "replay.dataset" && text.Length > 0) value = JsonValue.Create(Path.GetFullPath(text)); // a run goes on from any folder
        var levels = key.Path.Split('.');
        levels[..^1].Aggregate(tree, (group, level) => group[level]!.AsObject())[levels[^1]] = value;
        return null;
    }

    private static JsonNode ValueAt(JsonObject tree, string path) => path.Split('.').Aggregate((JsonNode)tree, (node, level) => node[level]!);

    private static JsonValue? Convert(string text, Type type)
    {
        const NumberStyles Whole = NumberStyles.AllowLeadingSign;
        var culture = CultureInfo.InvariantCulture;
        if (type.IsEnum) return Words(type).FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } word ? JsonValue.Create(word) : null;
        if (type == typeof(bool)) return bool.TryParse(text, out var flag) ? JsonValue.Create(flag) : null;
        if (type == typeof(int)) return int.TryParse(text, Whole, culture, out var whole) ? JsonValue.Create(whole) : null;
        if (type == typeof(long)) return long.TryParse(text, Whole, culture, out var big) ? JsonValue.Create(big) : null;
        if (type == typeof(float)) return float.TryParse(text, NumberStyles.Float, culture, out var real) && float.IsFinite(real) ? JsonValue.Create(real) : null;
        if (type == typeof(double)) return double.TryParse(text, NumberStyles.Float, culture, out var exact) && double.IsFinite(exact) ? JsonValue.Create(exact) : null;
        return JsonValue.Create(text);
    }

    private static string WordHint(string text, Type type) => type.IsEnum ? Nearest.Hint(text, Words(type)) : "";

    private static IEnumerable<string> Words(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);
}
