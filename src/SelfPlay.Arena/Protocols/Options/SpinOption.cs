using System.Globalization;
using SelfPlay.Engine;

namespace SelfPlay.Arena.Protocols.Options;

/// <summary>A whole number within limits.</summary>
public sealed class SpinOption(string name, long initial, long least, long most) : EngineOption(name)
{
    public long Value { get; private set; } = initial;

    public override string Declaration { get; } = string.Create(CultureInfo.InvariantCulture, $"type spin default {initial} min {least} max {most}");

    public override void Set(string text)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || value < least || value > most)
            throw new InputException($"option {Name} takes a whole number from {least} to {most}, not '{text}'");
        Value = value;
    }
}
