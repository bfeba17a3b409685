using SelfPlay.Net.Random;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Net.Tests.Serialization;

public class MessagePackTests
{
    [Test]
    public void Random_trees_are_read_as_they_were_written()
    {
        for (ulong seed = 0; seed < 500; seed++)
        {
            var (bytes, text) = RandomTree(seed, depth: 3);
            Assert.That(MessagePackTree.Read(bytes), Is.EqualTo(text), $"seed {seed}");
        }
    }

    [Test]
    public void Skipping_a_value_ends_where_reading_it_ends()
    {
        for (ulong seed = 0; seed < 500; seed++)
        {
            var (bytes, _) = RandomTree(seed, depth: 3);
            var reader = new MessagePackReader([.. bytes, 1, 2, 3]);
            reader.Skip();
            Assert.That(reader.Position, Is.EqualTo(bytes.Length), $"seed {seed}");
        }
    }

    [Test]
    public void A_value_cut_anywhere_is_invalid_data()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            var (bytes, _) = RandomTree(seed, depth: 2);
            for (var length = 0; length < Math.Min(bytes.Length, 400); length++)
            {
                Assert.That(() => MessagePackTree.Read(bytes.AsSpan(0, length)), Throws.TypeOf<InvalidDataException>(), $"seed {seed}, {length} bytes");
                Assert.That(() => SkipAll(bytes.AsSpan(0, length)), Throws.TypeOf<InvalidDataException>(), $"seed {seed}, {length} bytes");
            }
        }
    }

    [Test]
    public void Random_bytes_are_read_or_are_invalid_data()
    {
        var rng = new Rng(1);
        var bytes = new byte[64];
        for (var i = 0; i < 50_000; i++)
        {
            for (var k = 0; k < bytes.Length; k++) bytes[k] = (byte)rng.Next(256);
            try
            {
                MessagePackTree.Read(bytes.AsSpan(0, 1 + rng.Next(64)));
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [TestCase("c6ffffffff", "at most 0 bytes")]
    [TestCase("dbffffffff00", "at most 1 bytes")]
    [TestCase("ddffffffff00", "at most 1 array elements")]
    [TestCase("dfffffffff0000", "at most 2 map entries")]
    [TestCase("c9ffffffff01", "at most 0 bytes")]
    [TestCase("dd7fffffff00", "at most 1 array elements")]
    public void A_length_beyond_the_data_is_refused_before_memory_is_taken(string hex, string message)
    {
        var bytes = Convert.FromHexString(hex);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(() => SkipAll(bytes), Throws.TypeOf<InvalidDataException>().With.Message.Contains(message));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1_000_000));
    }

    [Test]
    public void A_million_nested_arrays_are_skipped_without_a_stack()
    {
        var bytes = new byte[1_000_001];
        Array.Fill(bytes, (byte)0x91);
        bytes[^1] = 0xc0;
        var reader = new MessagePackReader(bytes);
        reader.Skip();
        Assert.That(reader.IsAtEnd);
    }

    [Test]
    public void A_fault_says_where_and_what_was_expected()
    {
        byte[] bytes = [0x01, 0xa1, 0x61];
        Assert.That(() => ReadTwoIntegers(bytes), Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("expected MessagePack Integer at byte 1, found 0xa1"));
    }

    [Test]
    public void An_integer_that_does_not_fit_is_refused_and_not_cut()
    {
        var bytes = MessagePackTree.Bytes(writer => writer.Write(1L << 31));
        Assert.That(() => new MessagePackReader(bytes).ReadInt32(), Throws.TypeOf<InvalidDataException>().With.Message.Contains("2147483648"));
        var negative = MessagePackTree.Bytes(writer => writer.Write(-1L));
        Assert.That(() => new MessagePackReader(negative).ReadUInt64(), Throws.TypeOf<InvalidDataException>());
    }

    [TestCase("a1ff")]
    [TestCase("a3eda080")]
    public void Bytes_that_are_not_utf8_are_no_string(string hex) =>
        Assert.That(() => new MessagePackReader(Convert.FromHexString(hex)).ReadString(), Throws.TypeOf<InvalidDataException>());

    [Test]
    public void Timestamps_take_the_fewest_bytes_that_hold_them()
    {
        (long Seconds, uint Nanoseconds, int Bytes)[] cases =
            [(0, 0, 6), (uint.MaxValue, 0, 6), (1L << 32, 0, 10), (0, 1, 10), ((1L << 34) - 1, 999_999_999, 10), (1L << 34, 0, 15), (-1, 0, 15)];
        foreach (var (seconds, nanoseconds, length) in cases)
        {
            var value = new MessagePackTimestamp(seconds, nanoseconds);
            var bytes = MessagePackTree.Bytes(writer => writer.Write(value));
            Assert.That(bytes, Has.Length.EqualTo(length));
            Assert.That(new MessagePackReader(bytes).ReadTimestamp(), Is.EqualTo(value));
        }
    }

    [Test]
    public void Numbers_are_kept_bit_by_bit_little_endian()
    {
        float[] numbers = [1, -0f, float.NaN, float.Epsilon, float.NegativeInfinity];
        var bytes = MessagePackTree.Bytes(writer => writer.WriteNumbers<float>(numbers));
        Assert.That(bytes[..6], Is.EqualTo(Convert.FromHexString("c4140000803f")));
        var read = new MessagePackReader(bytes).ReadNumbers<float>();
        Assert.That(read.Select(BitConverter.SingleToUInt32Bits), Is.EqualTo(numbers.Select(BitConverter.SingleToUInt32Bits)));
    }

    [Test]
    public void Half_a_number_is_invalid_data() =>
        Assert.That(() => new MessagePackReader([0xc4, 3, 0, 0, 0]).ReadNumbers<ushort>(), Throws.TypeOf<InvalidDataException>());

    private static (byte[] Bytes, string Text) RandomTree(ulong seed, int depth)
    {
        var text = "";
        var bytes = MessagePackTree.Bytes(writer =>
        {
            var rng = new Rng(seed);
            text = MessagePackTree.WriteRandom(writer, ref rng, depth);
        });
        return (bytes, text);
    }

    private static void SkipAll(ReadOnlySpan<byte> bytes) => new MessagePackReader(bytes).Skip();

    private static void ReadTwoIntegers(byte[] bytes)
    {
        var reader = new MessagePackReader(bytes);
        reader.ReadInt32();
        reader.ReadInt32();
    }
}
