using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Replay;

/// <summary>One sample where it lies in a game's record, not copied: what passing over it, checking it and reading it have in common.</summary>
internal readonly ref struct SampleBytes
{
    /// <summary>Values of a sample.</summary>
    public const int Fields = 4;

    /// <summary>Win, loss, policy weight, value weight, surprise.</summary>
    public const int Numbers = 5;

    private readonly ReadOnlySpan<byte> _planes;
    private readonly ReadOnlySpan<byte> _indices;
    private readonly ReadOnlySpan<byte> _targets;
    private readonly ReadOnlySpan<byte> _numbers;

    /// <summary>Takes the next sample of a record; what is in it is not looked at.</summary>
    public SampleBytes(ref MessagePackReader reader)
    {
        GameRecordCodec.ReadArrayHeader(ref reader, Fields);
        _planes = reader.ReadBinary();
        _indices = reader.ReadBinary();
        _targets = reader.ReadBinary();
        _numbers = reader.ReadBinary();
    }

    public Half Surprise => Number(4);

    public static void Write(Sample sample, MessagePackWriter writer)
    {
        writer.WriteArrayHeader(Fields);
        writer.WriteBinary(sample.Planes);
        writer.WriteNumbers<ushort>(sample.PolicyIndices);
        writer.WriteNumbers<Half>(sample.PolicyTargets);
        writer.WriteNumbers<Half>([sample.Win, sample.Loss, sample.PolicyWeight, sample.ValueWeight, sample.Surprise]);
    }

    /// <summary>Returns itself if it is a sample of the format.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public SampleBytes Checked(ReplayFormat format)
    {
        if (!PlanePacking.IsValid(_planes, format.Cells, format.Planes)) throw new InvalidDataException("the planes are not those of a position");
        if (_indices.Length % sizeof(ushort) != 0 || _targets.Length != _indices.Length || _numbers.Length != Numbers * Unsafe.SizeOf<Half>())
            throw new InvalidDataException("the numbers of a sample are incomplete");
        for (var at = 0; at < _indices.Length; at += sizeof(ushort))
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(_indices[at..]) >= format.PolicySize)
                throw new InvalidDataException("a policy index is out of range");
        }

        return this;
    }

    /// <summary>A copy that outlives the record. Only of one that was checked.</summary>
    public Sample ToSample() => new()
    {
        Planes = _planes.ToArray(),
        PolicyIndices = LittleEndian.Read<ushort>(_indices),
        PolicyTargets = LittleEndian.Read<Half>(_targets),
        Win = Number(0),
        Loss = Number(1),
        PolicyWeight = Number(2),
        ValueWeight = Number(3),
        Surprise = Number(4),
    };

    private Half Number(int place) => BinaryPrimitives.ReadHalfLittleEndian(_numbers[(place * Unsafe.SizeOf<Half>())..]);
}
