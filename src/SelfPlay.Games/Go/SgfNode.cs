namespace SelfPlay.Games.Go;

/// <summary>One node of a game tree: its properties with all their values, in the order of the file.</summary>
/// <param name="Line">Line of the file where it begins, from 1.</param>
internal sealed record SgfNode(int Line)
{
    public List<(string Name, List<string> Values)> Properties { get; } = [];

    /// <summary>The values of a property; none if it is not there.</summary>
    public IReadOnlyList<string> this[string name]
    {
        get
        {
            foreach (var (known, values) in Properties)
            {
                if (known == name) return values;
            }

            return [];
        }
    }

    public string? First(string name) => this[name] is [var first, ..] ? first : null;
}
