using System.Text.Json.Nodes;

namespace SelfPlay.Engine.Inspection;

/// <summary>What a file or folder holds: named facts in order, what is damaged, and the same for its parts.</summary>
/// <param name="Kind">In words: "checkpoint", "replay shard", "run".</param>
/// <param name="Path">Where it lies.</param>
public sealed record Finding(string Kind, string Path)
{
    private readonly List<KeyValuePair<string, object>> _facts = [];

    /// <summary>Sentences; empty when all is whole.</summary>
    public List<string> Damage { get; } = [];

    public List<Finding> Parts { get; } = [];

    public bool IsDamaged => Damage.Count > 0 || Parts.Any(part => part.IsDamaged);

    /// <summary>Adds a fact: a text, a whole number, a double or a bool.</summary>
    public Finding Add(string name, object value)
    {
        _facts.Add(new(name, value));
        return this;
    }

    /// <summary>The words for people, indented by level.</summary>
    public void Write(TextWriter output, int level = 0)
    {
        var indent = new string(' ', 2 * level);
        output.WriteLine($"{indent}{Kind} {Path}");
        var width = _facts.Select(fact => fact.Key.Length).DefaultIfEmpty(0).Max();
        foreach (var (name, value) in _facts) output.WriteLine($"{indent}  {name.PadRight(width)}  {Shown(value)}");
        foreach (var damage in Damage) output.WriteLine($"{indent}  DAMAGE: {damage}");
        foreach (var part in Parts) part.Write(output, level + 1);
    }

    public JsonObject ToJson()
    {
        var facts = new JsonObject();
        foreach (var (name, value) in _facts) facts[name] = JsonValue.Create(value);
        var json = new JsonObject { ["kind"] = Kind, ["path"] = Path, ["facts"] = facts };
        json["damage"] = new JsonArray([.. Damage.Select(damage => (JsonNode)damage)]);
        if (Parts.Count > 0) json["parts"] = new JsonArray([.. Parts.Select(part => (JsonNode)part.ToJson())]);
        return json;
    }

    private static string Shown(object value) => value switch
    {
        int or long => $"{value:#,0}",
        double number => $"{number:0.####}",
        bool flag => flag ? "yes" : "no",
        _ => $"{value}",
    };
}
