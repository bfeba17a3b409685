using SelfPlay.Engine;

namespace SelfPlay.Arena.Protocols.Options;

/// <summary>One of some words.</summary>
public sealed class ComboOption(string name, string initial, params IReadOnlyList<string> choices) : EngineOption(name)
{
    public string Value { get; private set; } = initial;

    public override string Declaration { get; } = $"type combo default {initial} {string.Join(' ', choices.Select(choice => $"var {choice}"))}";

    public override void Set(string text) => Value = choices.FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException($"option {Name} takes {string.Join(" or ", choices)}, not '{text}'{Nearest.Hint(text, choices)}");
}
