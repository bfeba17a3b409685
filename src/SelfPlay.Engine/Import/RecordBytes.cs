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

    // Heads of MessagePack values.
    private const byte FixArray = 0x90, Binary8 = 0xC4, Binary16 = 0xC5;

    /// <summary>Heads of a sample and of its four values, and the numbers.</summary>
    private const int SampleOverhead = 32;

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

    /// <summary>Writes a sample at one stroke: of all that an import does this is done most often.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="planes">See <see cref="Sample.Planes"/>.</param>
    /// <param name="indices">Policy indices of the legal moves.</param>
    /// <param name="chosen">The place among them of the move to learn.</param>
    /// <param name="numbers">Win, loss, policy weight, value weight, surprise.</param>
    public static void WriteSample(GrowingBytes output, ReadOnlySpan<byte> planes, ReadOnlySpan<int> indices, int chosen, ReadOnlySpan<Half> numbers)
    {
        var all = output.GetSpan(planes.Length + (2 * sizeof(ushort) * indices.Length) + SampleOverhead);
        var rest = all;
        rest[0] = FixArray + SampleBytes.Fields;
        rest = rest[1..];
        planes.CopyTo(Binary(ref rest, planes.Length));
        var shorts = Binary(ref rest, sizeof(ushort) * indices.Length);
        for (var i = 0; i < indices.Length; i++) BinaryPrimitives.WriteUInt16LittleEndian(shorts[(sizeof(ushort) * i)..], (ushort)indices[i]);
        var targets = Binary(ref rest, sizeof(ushort) * indices.Length);
        targets.Clear();
        BinaryPrimitives.WriteHalfLittleEndian(targets[(sizeof(ushort) * chosen)..], Half.One);
        var last = Binary(ref rest, sizeof(ushort) * numbers.Length);
        for (var i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteHalfLittleEndian(last[(sizeof(ushort) * i)..], numbers[i]);
        output.Advance(all.Length - rest.Length);
    }

    /// <summary>Writes the head of a binary value, and returns where its bytes go.</summary>
    private static Span<byte> Binary(ref Span<byte> rest, int length)
    {
        var head = length <= byte.MaxValue ? 2 : 3;
        rest[0] = head == 2 ? Binary8 : Binary16;
        if (head == 2) rest[1] = (byte)length;
        else BinaryPrimitives.WriteUInt16BigEndian(rest[1..], (ushort)length);
        var value = rest.Slice(head, length);
        rest = rest[(head + length)..];
        return value;
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
        writer.WriteArrayHeader(GameRecordCodec.Fields);
        writer.Write(game);
        writer.Write(shard);
        writer.Write(index);
        writer.Write(0L); // no network played it
        var frame = bytes.Slice(entry.Start - head.WrittenCount - ShardFrames.HeaderLength, ShardFrames.HeaderLength + head.WrittenCount + entry.Length);
        head.WrittenSpan.CopyTo(frame[ShardFrames.HeaderLength..]);
        ShardFrames.Seal(frame);
        return frame;
    }
}
