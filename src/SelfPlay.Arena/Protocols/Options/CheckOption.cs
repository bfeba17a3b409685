using SelfPlay.Engine;

namespace SelfPlay.Arena.Protocols.Options;

/// <summary>True or false.</summary>
public sealed class CheckOption(string name, bool initial) : EngineOption(name)
{
    public bool Value { get; private set; } = initial;

    public override string Declaration { get; } = $"type check default {(initial ? "true" : "false")}";

    public override void Set(string text)
    {
        if (!bool.TryParse(text, out var value)) throw new InputException($"option {Name} takes true or false, not '{text}'");
        Value = value;
    }
}
