using System.Buffers;
using System.Buffers.Binary;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Games.Core;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Import;

/// <summary>
/// Writes records as <see cref="GameRecordCodec"/> does, in two halves: a worker writes all from the start on, sample by sample and without keeping any; whoever knows the
/// game's place in its shard puts the rest and the frame of <see cref="ShardFrames"/> before it.
/// </summary>
internal static class RecordBytes
{
    /// <summary>Bytes to be left free before a record for frame and first half.</summary>
    public const int Room = 256;

    private const int FrameHeader = 8;
    private const int Fields = 10;
    private const int SampleFields = 4;

    /// <summary>Writes the second half up to the samples, of which so many must follow.</summary>
    public static void BeginGame(MessagePackWriter writer, string start, IReadOnlyList<Move> moves, Outcome outcome, bool validation, int samples)
    {
        writer.Write(start);
        writer.WriteArrayHeader(moves.Count);
        for (var i = 0; i < moves.Count; i++) writer.Write(moves[i].Value);
        writer.Write((long)outcome);
        writer.Write(false); // a real game is never stopped by our limit of moves
        writer.Write(validation);
        writer.WriteArrayHeader(samples);
    }

    /// <param name="writer">Where to.</param>
    /// <param name="planes">See <see cref="Sample.Planes"/>, and so on.</param>
    /// <param name="indices">Of the legal moves.</param>
    /// <param name="targets">One for each of them.</param>
    /// <param name="numbers">Win, loss, policy weight, value weight, surprise.</param>
    public static void WriteSample(
        MessagePackWriter writer, ReadOnlySpan<byte> planes, ReadOnlySpan<ushort> indices, ReadOnlySpan<Half> targets, ReadOnlySpan<Half> numbers)
    {
        writer.WriteArrayHeader(SampleFields);
        writer.WriteBinary(planes);
        writer.WriteNumbers(indices);
        writer.WriteNumbers(targets);
        writer.WriteNumbers(numbers);
    }

    /// <summary>Puts the first half and the frame before a second half.</summary>
    /// <param name="bytes">Holds it.</param>
    /// <param name="entry">Says where.</param>
    /// <param name="game">Name of the game.</param>
    /// <param name="shard">Number of the shard: the record's generation.</param>
    /// <param name="index">Place in the shard.</param>
    /// <returns>The whole frame.</returns>
    public static ReadOnlySpan<byte> Frame(GrowingBytes bytes, in GameEntry entry, string game, int shard, int index)
    {
        var head = new ArrayBufferWriter<byte>(Room);
        var writer = new MessagePackWriter(head);
        writer.WriteArrayHeader(Fields);
        writer.Write(game);
        writer.Write(shard);
        writer.Write(index);
        writer.Write(0L); // no network played it
        var frame = bytes.Slice(entry.Start - head.WrittenCount - FrameHeader, FrameHeader + head.WrittenCount + entry.Length);
        head.WrittenSpan.CopyTo(frame[FrameHeader..]);
        BinaryPrimitives.WriteInt32LittleEndian(frame[4..], frame.Length - FrameHeader);
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Crc32C.Of(frame[4..]));
        return frame;
    }
}
