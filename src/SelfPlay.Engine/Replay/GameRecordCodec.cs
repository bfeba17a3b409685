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
    /// <summary>Values of a record.</summary>
    internal const int Fields = 10;

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
        foreach (var sample in record.Samples) SampleBytes.Write(sample, writer);
    }

    /// <summary>Reads one record and checks that its samples are of the format.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such record.</exception>
    public static GameRecord Read(ReadOnlySpan<byte> bytes, ReplayFormat format)
    {
        var reader = new MessagePackReader(bytes);
        var record = ReadOutline(ref reader, format);
        var samples = new Sample[reader.ReadArrayHeader()];
        for (var i = 0; i < samples.Length; i++) samples[i] = new SampleBytes(ref reader).Checked(format).ToSample();
        CheckEnd(reader);
        return record with { Samples = samples };
    }

    /// <summary>The same without the samples, which are checked and passed over.</summary>
    /// <param name="bytes">The record.</param>
    /// <param name="format">What the samples must be.</param>
    /// <param name="note">Told of every sample how many bytes of the record come before it, and its surprise.</param>
    /// <exception cref="InvalidDataException">The bytes are no such record.</exception>
    internal static GameRecord ReadOutline(ReadOnlySpan<byte> bytes, ReplayFormat format, Action<int, Half>? note = null)
    {
        var reader = new MessagePackReader(bytes);
        var record = ReadOutline(ref reader, format);
        var samples = reader.ReadArrayHeader();
        for (var i = 0; i < samples; i++)
        {
            var start = reader.Position;
            var sample = new SampleBytes(ref reader).Checked(format);
            note?.Invoke(start, sample.Surprise);
        }

        CheckEnd(reader);
        return record;
    }

    /// <summary>Reads one sample.</summary>
    /// <param name="samples">Consecutive samples of a record.</param>
    /// <param name="place">Samples to pass over; there are more than these.</param>
    /// <param name="format">What the samples must be.</param>
    internal static Sample ReadSample(ReadOnlySpan<byte> samples, int place, ReplayFormat format)
    {
        var reader = new MessagePackReader(samples);
        for (var i = 0; i < place; i++) _ = new SampleBytes(ref reader);
        return new SampleBytes(ref reader).Checked(format).ToSample();
    }

    internal static void ReadArrayHeader(ref MessagePackReader reader, int fields)
    {
        var count = reader.ReadArrayHeader();
        if (count != fields) throw new InvalidDataException($"found {count} fields instead of {fields}");
    }

    /// <summary>All that stands before the samples.</summary>
    private static GameRecord ReadOutline(ref MessagePackReader reader, ReplayFormat format)
    {
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
            Samples = [],
        };
        return record.Game == format.Game ? record : throw new InvalidDataException($"the record is of {record.Game}, not of {format.Game}");
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

    private static void CheckEnd(MessagePackReader reader)
    {
        if (!reader.IsAtEnd) throw new InvalidDataException("the record goes on after its last field");
    }
}
