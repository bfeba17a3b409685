using System.Text.Json;
using System.Text.Json.Nodes;

namespace SelfPlay.Engine.Inspection;

/// <summary>What a file or folder holds: named facts in order, what is damaged, and the same for its parts.</summary>
/// <param name="Kind">In words: "checkpoint", "replay shard", "run".</param>
/// <param name="Path">Where it lies.</param>
public sealed record Finding(string Kind, string Path)
{
    private readonly List<KeyValuePair<string, object>> _facts = [];

    /// <summary>The whole in one line: what stands for it where it is a part among many.</summary>
    public string Summary { get; set; } = "";

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

    /// <summary>The words for people; parts have a line each, and one more for each damage.</summary>
    public void Write(TextWriter output)
    {
        output.WriteLine($"{Kind} {Path}");
        var width = _facts.Select(fact => fact.Key.Length).DefaultIfEmpty(0).Max();
        foreach (var (name, value) in _facts) output.WriteLine($"  {name.PadRight(width)}  {Shown(value)}");
        WriteDamage(output);
        foreach (var part in Parts)
        {
            output.WriteLine($"  {System.IO.Path.GetFileName(part.Path)}  {part.Summary}");
            part.WriteDamage(output);
        }
    }

    public JsonObject ToJson()
    {
        var facts = new JsonObject();
        foreach (var (name, value) in _facts) facts[name] = JsonSerializer.SerializeToNode(value, value.GetType());
        var json = new JsonObject { ["kind"] = Kind, ["path"] = Path, ["facts"] = facts };
        json["damage"] = new JsonArray([.. Damage.Select(damage => (JsonNode)damage)]);
        if (Parts.Count > 0) json["parts"] = new JsonArray([.. Parts.Select(part => (JsonNode)part.ToJson())]);
        return json;
    }

    private void WriteDamage(TextWriter output)
    {
        foreach (var damage in Damage) output.WriteLine($"  DAMAGE: {damage}");
    }

    private static string Shown(object value) => value switch
    {
        int or long => $"{value:#,0}",
        double number => $"{number:0.####}",
        bool flag => flag ? "yes" : "no",
        _ => $"{value}",
    };
}
