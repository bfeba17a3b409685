namespace SelfPlay.Arena.Protocols.Options;

/// <summary>One thing that a GUI may set, under the name that it shows. UCI and USI declare them alike.</summary>
public abstract class EngineOption(string name)
{
    public string Name { get; } = name;

    /// <summary>What follows the name in the declaration: "type spin default 1 min 1 max 8".</summary>
    public abstract string Declaration { get; }

    /// <exception cref="InputException">The text is no value of this option.</exception>
    public abstract void Set(string text);
}
