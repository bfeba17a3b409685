using SelfPlay.Engine;

namespace SelfPlay.Arena.Protocols.Options;

/// <summary>All options of a server, in the order in which GUIs show them.</summary>
public sealed class OptionTable(params IReadOnlyList<EngineOption> options)
{
    /// <summary>A line each: "option name Hash type spin default 512 min 1 max 65536".</summary>
    public IEnumerable<string> Declarations => options.Select(option => $"option name {option.Name} {option.Declaration}");

    /// <summary>Sets an option by its name, in any case.</summary>
    /// <exception cref="InputException">There is no such option, or the value cannot be used.</exception>
    public void Set(string name, string value)
    {
        var option = options.FirstOrDefault(option => option.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new InputException($"there is no option '{name}'{Nearest.Hint(name, options.Select(known => known.Name))}");
        option.Set(value);
    }
}
