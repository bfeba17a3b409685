using System.Reflection;
using System.Text.Json;

namespace SelfPlay.Engine.Run;

/// <summary>One setting of a run: where it stands and what it takes.</summary>
/// <param name="Path">Its name on the command line and, level by level, in config.json: "learning.rate".</param>
internal sealed record ConfigKey(string Path, Type Type);

/// <summary>All settings, read off the records of <see cref="RunConfig"/> so that a new one needs no second mention.</summary>
internal static class ConfigSchema
{
    public static IReadOnlyList<ConfigKey> Keys { get; } = [.. Below(typeof(RunConfig), "")];

    public static ConfigKey? Find(string path) => Keys.FirstOrDefault(key => key.Path.Equals(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for a nested record, false for a value.</summary>
    public static bool IsGroup(Type type) => type.IsClass && type != typeof(string);

    public static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    public static PropertyInfo[] PropertiesOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)];

    private static IEnumerable<ConfigKey> Below(Type type, string prefix) =>
        PropertiesOf(type).SelectMany(property => IsGroup(property.PropertyType)
            ? Below(property.PropertyType, $"{prefix}{NameOf(property)}.")
            : [new ConfigKey(prefix + NameOf(property), property.PropertyType)]);
}
