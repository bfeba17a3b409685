namespace SelfPlay.Net.Tensors;

/// <summary>Compares arrays that come from a file with what a network needs.</summary>
internal static class ArrayCheck
{
    /// <exception cref="InvalidDataException">Says which array is missing, surplus or of another size.</exception>
    public static void Require(IReadOnlyList<NamedArray> arrays, IReadOnlyList<ArraySpec> specs, string prefix = "")
    {
        for (var i = 0; i < specs.Count; i++)
        {
            var name = prefix + specs[i].Name;
            if (i >= arrays.Count || arrays[i].Name != name)
            {
                var found = i < arrays.Count ? $"'{arrays[i].Name}'" : "the end";
                throw new InvalidDataException($"array '{name}' is expected where {found} stands: these weights belong to another kind of network");
            }

            if (arrays[i].Values.Length != specs[i].Length)
            {
                throw new InvalidDataException(
                    $"array '{name}' has {arrays[i].Values.Length} values where the network has {specs[i].Length}: these weights belong to a network of another size");
            }
        }

        if (arrays.Count > specs.Count)
            throw new InvalidDataException($"array '{arrays[specs.Count].Name}' is not part of the network: these weights belong to another kind of network");
    }
}
