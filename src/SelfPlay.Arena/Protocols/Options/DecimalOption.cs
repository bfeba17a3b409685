using System.Globalization;
using SelfPlay.Engine;

namespace SelfPlay.Arena.Protocols.Options;

/// <summary>A number that need not be whole. The protocols have no such type: GUIs see a string.</summary>
public sealed class DecimalOption(string name, double initial, double least, double most) : EngineOption(name)
{
    public double Value { get; private set; } = initial;

    public override string Declaration { get; } = string.Create(CultureInfo.InvariantCulture, $"type string default {initial}");

    public override void Set(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(value >= least && value <= most))
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"option {Name} takes a number from {least} to {most}, not '{text}'"));
        Value = value;
    }
}
