using System.Buffers;
using SelfPlay.Engine.Play;
using SelfPlay.Games.Core;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Replay;

/// <summary>
/// Game records as MessagePack, exact both ways:
/// <code>
/// [game, generation, index, step, start, [move...], outcome, truncated, validation,
///  [[planes bin, policy indices bin u16, policy targets bin f16, [win, loss, policy weight, value weight, surprise] bin f16]...]]
/// </code>
/// Numbers inside bin are little-endian.
/// </summary>
public static class GameRecordCodec
{
    private const int Fields = 10;

    private const int SampleFields = 4;

    private const int SampleNumbers = 5;

    public static void Write(GameRecord record, IBufferWriter<byte> output)
    {
        var writer = new MessagePackWriter(output);
        writer.WriteArrayHeader(Fields);
        writer.Write(record.Game);
        writer.Write(record.Generation);
        writer.Write(record.Index);
        writer.Write(record.Step);
        writer.Write(record.Start);
        writer.WriteArrayHeader(record.Moves.Length);
        foreach (var move in record.Moves) writer.Write(move);
        writer.Write((long)record.Outcome);
        writer.Write(record.Truncated);
        writer.Write(record.Validation);
        writer.WriteArrayHeader(record.Samples.Length);
        foreach (var sample in record.Samples) Write(sample, writer);
    }

    /// <summary>Reads one record and checks that its samples are of the format.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such record.</exception>
    public static GameRecord Read(ReadOnlySpan<byte> bytes, ReplayFormat format)
    {
        var reader = new MessagePackReader(bytes);
        ReadArrayHeader(ref reader, Fields);
        var record = new GameRecord
        {
            Game = reader.ReadString(),
            Generation = reader.ReadInt32(),
            Index = reader.ReadInt32(),
            Step = reader.ReadInt64(),
            Start = reader.ReadString(),
            Moves = ReadMoves(ref reader),
            Outcome = ReadOutcome(ref reader),
            Truncated = reader.ReadBoolean(),
            Validation = reader.ReadBoolean(),
            Samples = ReadSamples(ref reader, format),
        };
        if (!reader.IsAtEnd) throw new InvalidDataException("the record goes on after its last field");
        return record.Game == format.Game ? record : throw new InvalidDataException($"the record is of {record.Game}, not of {format.Game}");
    }

    private static void Write(Sample sample, MessagePackWriter writer)
    {
        writer.WriteArrayHeader(SampleFields);
        writer.WriteBinary(sample.Planes);
        writer.WriteNumbers<ushort>(sample.PolicyIndices);
        writer.WriteNumbers<Half>(sample.PolicyTargets);
        writer.WriteNumbers<Half>([sample.Win, sample.Loss, sample.PolicyWeight, sample.ValueWeight, sample.Surprise]);
    }

    private static int[] ReadMoves(ref MessagePackReader reader)
    {
        var moves = new int[reader.ReadArrayHeader()];
        for (var i = 0; i < moves.Length; i++) moves[i] = reader.ReadInt32();
        return moves;
    }

    private static Outcome ReadOutcome(ref MessagePackReader reader)
    {
        var outcome = (Outcome)Math.Clamp(reader.ReadInt32(), byte.MinValue, byte.MaxValue);
        return Enum.IsDefined(outcome) ? outcome : throw new InvalidDataException($"{outcome} is no outcome of a game");
    }

    private static Sample[] ReadSamples(ref MessagePackReader reader, ReplayFormat format)
    {
        var samples = new Sample[reader.ReadArrayHeader()];
        for (var i = 0; i < samples.Length; i++) samples[i] = ReadSample(ref reader, format);
        return samples;
    }

    private static Sample ReadSample(ref MessagePackReader reader, ReplayFormat format)
    {
        ReadArrayHeader(ref reader, SampleFields);
        var planes = reader.ReadBinary().ToArray();
        var indices = reader.ReadNumbers<ushort>();
        var targets = reader.ReadNumbers<Half>();
        var numbers = reader.ReadNumbers<Half>();
        if (!PlanePacking.IsValid(planes, format.Cells, format.Planes)) throw new InvalidDataException("the planes are not those of a position");
        if (Array.Exists(indices, index => index >= format.PolicySize))
            throw new InvalidDataException("a policy index is out of range");
        if (targets.Length != indices.Length || numbers.Length != SampleNumbers)
            throw new InvalidDataException("the numbers of a sample are incomplete");
        return new Sample
        {
            Planes = planes,
            PolicyIndices = indices,
            PolicyTargets = targets,
            Win = numbers[0],
            Loss = numbers[1],
            PolicyWeight = numbers[2],
            ValueWeight = numbers[3],
            Surprise = numbers[4],
        };
    }

    private static void ReadArrayHeader(ref MessagePackReader reader, int fields)
    {
        var count = reader.ReadArrayHeader();
        if (count != fields) throw new InvalidDataException($"found {count} fields instead of {fields}");
    }
}
