using System.Buffers;
using SelfPlay.Net.Models;
using SelfPlay.Net.Serialization;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Checkpoints;

/// <summary>Checkpoints as one MessagePack map whose keys have a fixed order. A fault is an <see cref="InvalidDataException"/> that
/// names the field.</summary>
internal static class CheckpointCodec
{
    private const int HeaderFields = 6;

    private delegate T ReadValue<T>(ref MessagePackReader reader);

    /// <summary>About as many bytes as the checkpoint will take, so that the buffer need not grow.</summary>
    public static int SizeHint(Checkpoint checkpoint) =>
        65536 + (sizeof(float) * checkpoint.Weights.Concat(checkpoint.PlayWeights).Concat(checkpoint.State).Sum(array => array.Values.Length));

    public static void Write(IBufferWriter<byte> output, Checkpoint checkpoint)
    {
        var writer = new MessagePackWriter(output);
        writer.WriteMapHeader(HeaderFields + 4);
        WriteHeader(writer, checkpoint);
        writer.Write("randomState");
        writer.WriteNumbers<ulong>(checkpoint.RandomState);
        WriteArrays(writer, "weights", checkpoint.Weights);
        WriteArrays(writer, "playWeights", checkpoint.PlayWeights);
        WriteArrays(writer, "state", checkpoint.State);
    }

    public static CheckpointHeader ReadHeader(byte[] bytes, Range map)
    {
        var reader = new MessagePackReader(bytes.AsSpan(map));
        ReadMapHeader(ref reader, "checkpoint", HeaderFields + 4);
        return ReadHeader(ref reader);
    }

    public static Checkpoint Read(byte[] bytes, Range map)
    {
        var reader = new MessagePackReader(bytes.AsSpan(map));
        ReadMapHeader(ref reader, "checkpoint", HeaderFields + 4);
        var header = ReadHeader(ref reader);
        var randomState = Field(ref reader, "randomState", (ref MessagePackReader r) => r.ReadNumbers<ulong>());
        var weights = Field(ref reader, "weights", ReadArrays);
        var playWeights = Field(ref reader, "playWeights", ReadArrays);
        var state = Field(ref reader, "state", ReadArrays);
        if (!reader.IsAtEnd) throw new InvalidDataException("it goes on after its last field");
        return new Checkpoint
        {
            Game = header.Game,
            EncoderVersion = header.EncoderVersion,
            Network = header.Network,
            Generation = header.Generation,
            Step = header.Step,
            Metadata = header.Metadata,
            RandomState = randomState,
            Weights = weights,
            PlayWeights = playWeights,
            State = state,
        };
    }

    private static void WriteHeader(MessagePackWriter writer, CheckpointHeader header)
    {
        writer.Write("game");
        writer.Write(header.Game);
        WriteInteger(writer, "encoderVersion", header.EncoderVersion);
        writer.Write("network");
        WriteNetwork(writer, header.Network);
        WriteInteger(writer, "generation", header.Generation);
        WriteInteger(writer, "step", header.Step);
        writer.Write("metadata");
        writer.WriteMapHeader(header.Metadata.Count);
        foreach (var (key, value) in header.Metadata)
        {
            writer.Write(key);
            writer.Write(value);
        }
    }

    private static CheckpointHeader ReadHeader(ref MessagePackReader reader) => new()
    {
        Game = Field(ref reader, "game", (ref MessagePackReader r) => r.ReadString()),
        EncoderVersion = Integer(ref reader, "encoderVersion"),
        Network = Field(ref reader, "network", ReadNetwork),
        Generation = Integer(ref reader, "generation"),
        Step = Field(ref reader, "step", (ref MessagePackReader r) => r.ReadInt64()),
        Metadata = Field(ref reader, "metadata", ReadMetadata),
    };

    private static void WriteNetwork(MessagePackWriter writer, NetworkConfig network)
    {
        writer.WriteMapHeader(5);
        WriteInteger(writer, "height", network.Height);
        WriteInteger(writer, "width", network.Width);
        WriteInteger(writer, "planes", network.Planes);
        WriteInteger(writer, "policySize", network.PolicySize);
        writer.Write("tower");
        writer.WriteMapHeader(6);
        WriteInteger(writer, "filters", network.Tower.Filters);
        WriteInteger(writer, "blocks", network.Tower.Blocks);
        WriteInteger(writer, "squeezeChannels", network.Tower.SqueezeChannels);
        WriteInteger(writer, "policyChannels", network.Tower.PolicyChannels);
        WriteInteger(writer, "valueChannels", network.Tower.ValueChannels);
        WriteInteger(writer, "valueHidden", network.Tower.ValueHidden);
    }

    private static NetworkConfig ReadNetwork(ref MessagePackReader reader)
    {
        ReadMapHeader(ref reader, "network", 5);
        return new NetworkConfig(
            Integer(ref reader, "height"),
            Integer(ref reader, "width"),
            Integer(ref reader, "planes"),
            Integer(ref reader, "policySize"),
            Field(ref reader, "tower", ReadTower));
    }

    private static TowerConfig ReadTower(ref MessagePackReader reader)
    {
        ReadMapHeader(ref reader, "tower", 6);
        return new TowerConfig
        {
            Filters = Integer(ref reader, "filters"),
            Blocks = Integer(ref reader, "blocks"),
            SqueezeChannels = Integer(ref reader, "squeezeChannels"),
            PolicyChannels = Integer(ref reader, "policyChannels"),
            ValueChannels = Integer(ref reader, "valueChannels"),
            ValueHidden = Integer(ref reader, "valueHidden"),
        };
    }

    private static KeyValuePair<string, string>[] ReadMetadata(ref MessagePackReader reader)
    {
        var metadata = new KeyValuePair<string, string>[reader.ReadMapHeader()];
        for (var i = 0; i < metadata.Length; i++) metadata[i] = new(reader.ReadString(), reader.ReadString());
        return metadata;
    }

    private static void WriteArrays(MessagePackWriter writer, string name, IReadOnlyList<NamedArray> arrays)
    {
        writer.Write(name);
        writer.WriteMapHeader(arrays.Count);
        foreach (var array in arrays)
        {
            writer.Write(array.Name);
            writer.WriteNumbers<float>(array.Values);
        }
    }

    private static NamedArray[] ReadArrays(ref MessagePackReader reader)
    {
        var arrays = new NamedArray[reader.ReadMapHeader()];
        for (var i = 0; i < arrays.Length; i++) arrays[i] = new(reader.ReadString(), reader.ReadNumbers<float>());
        return arrays;
    }

    private static void WriteInteger(MessagePackWriter writer, string name, long value)
    {
        writer.Write(name);
        writer.Write(value);
    }

    private static int Integer(ref MessagePackReader reader, string name) =>
        Field(ref reader, name, (ref MessagePackReader r) => r.ReadInt32());

    private static void ReadMapHeader(ref MessagePackReader reader, string what, int fields)
    {
        var count = reader.ReadMapHeader();
        if (count != fields) throw new InvalidDataException($"{what} has {count} fields instead of {fields}");
    }

    private static T Field<T>(ref MessagePackReader reader, string name, ReadValue<T> read)
    {
        try
        {
            var key = reader.ReadString();
            if (key != name) throw new InvalidDataException($"found field '{key}' instead");
            return read(ref reader);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"field '{name}': {exception.Message}", exception);
        }
    }
}
