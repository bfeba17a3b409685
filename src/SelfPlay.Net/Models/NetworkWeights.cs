using SelfPlay.Net.Random;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Models;

/// <summary>All numbers of a network on the host, moving averages of the normalisation included. Never changed after it is made.</summary>
public sealed class NetworkWeights
{
    private readonly Dictionary<string, float[]> _byName;

    /// <param name="arrays">In the order, with the names and lengths of <see cref="NetworkLayout.Of"/>. Kept, not copied.</param>
    /// <exception cref="InvalidDataException">An array is missing, surplus or of another size.</exception>
    public NetworkWeights(NetworkConfig config, IReadOnlyList<NamedArray> arrays)
    {
        ArrayCheck.Require(arrays, NetworkLayout.Of(config));
        Config = config;
        Arrays = arrays;
        _byName = arrays.ToDictionary(array => array.Name, array => array.Values);
    }

    public NetworkConfig Config { get; }

    public IReadOnlyList<NamedArray> Arrays { get; }

    /// <summary>Values of an array by its name; not to be changed.</summary>
    public float[] this[string name] => _byName[name];

    /// <summary>An untrained network; the same seed gives the same one on every machine.</summary>
    public static NetworkWeights Initial(NetworkConfig config, ulong seed)
    {
        var specs = NetworkLayout.Of(config);
        var arrays = new NamedArray[specs.Count];
        for (var i = 0; i < arrays.Length; i++)
        {
            var rng = new Rng(seed, (ulong)i);
            arrays[i] = new NamedArray(specs[i].Name, Start(specs[i], ref rng));
        }

        return new NetworkWeights(config, arrays);
    }

    private static float[] Start(ArraySpec spec, ref Rng rng)
    {
        var values = new float[spec.Length];
        if (spec.Kind != ArrayKind.Weight) Array.Fill(values, spec.Start);
        else
            for (var i = 0; i < values.Length; i++) values[i] = (float)(spec.Start * rng.NextNormal());
        return values;
    }
}
