using SelfPlay.Net.Backends;

namespace SelfPlay.Net.Tensors;

/// <summary>One buffer for each array of a list, in its order: the values of a network, their gradients, their moments.</summary>
public sealed class BufferSet : IDisposable
{
    private readonly IReadOnlyList<DeviceBuffer> _buffers;
    private readonly Dictionary<string, DeviceBuffer> _byName = [];

    public BufferSet(IBackend backend, IReadOnlyList<ArraySpec> specs)
    {
        Specs = specs;
        _buffers = backend.AllocateSet([.. specs.Select(spec => spec.Length)]);
        for (var i = 0; i < specs.Count; i++)
        {
            _byName.Add(specs[i].Name, _buffers[i]);
            Bytes += sizeof(float) * (long)specs[i].Length;
        }
    }

    public IReadOnlyList<ArraySpec> Specs { get; }

    public long Bytes { get; }

    /// <summary>In the order of <see cref="Specs"/>.</summary>
    public IReadOnlyList<DeviceBuffer> Buffers => _buffers;

    public DeviceBuffer this[int index] => _buffers[index];

    public DeviceBuffer this[string name] => _byName[name];

    /// <summary>Brings everything to the host, each name with the prefix before it.</summary>
    public NamedArray[] Read(string prefix = "")
    {
        var arrays = new NamedArray[_buffers.Count];
        for (var i = 0; i < arrays.Length; i++)
        {
            arrays[i] = new NamedArray(prefix + Specs[i].Name, new float[Specs[i].Length]);
            _buffers[i].Read(arrays[i].Values);
        }

        return arrays;
    }

    /// <summary>Takes arrays in the order, with the names and of the lengths that <see cref="Read"/> gives.</summary>
    /// <exception cref="InvalidDataException">A name or length is not the expected one.</exception>
    public void Write(IReadOnlyList<NamedArray> arrays, string prefix = "")
    {
        ArrayCheck.Require(arrays, Specs, prefix);
        for (var i = 0; i < _buffers.Count; i++) _buffers[i].Write(arrays[i].Values);
    }

    public void Dispose()
    {
        foreach (var buffer in _buffers) buffer.Dispose();
    }
}
