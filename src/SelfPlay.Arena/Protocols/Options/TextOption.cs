namespace SelfPlay.Arena.Protocols.Options;

/// <summary>Any words, or none.</summary>
public sealed class TextOption(string name, string initial) : EngineOption(name)
{
    /// <summary>How the protocols write no words at all.</summary>
    private const string Empty = "<empty>";

    public string Value { get; private set; } = initial;

    public override string Declaration { get; } = $"type string default {(initial.Length == 0 ? Empty : initial)}";

    public override void Set(string text) => Value = text == Empty ? "" : text;
}
