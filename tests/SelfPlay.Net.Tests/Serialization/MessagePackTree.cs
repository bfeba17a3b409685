using System.Buffers;
using System.Globalization;
using System.Text;
using SelfPlay.Net.Random;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Net.Tests.Serialization;

/// <summary>Whole values as text, so that any two can be compared: what was written with what was read.</summary>
internal static class MessagePackTree
{
    public static string Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new MessagePackReader(bytes);
        var text = ReadValue(ref reader);
        return reader.IsAtEnd ? text : $"{text} and {bytes.Length - reader.Position} bytes more";
    }

    public static byte[] Bytes(Action<MessagePackWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(new MessagePackWriter(buffer));
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a random value and returns its text.</summary>
    public static string WriteRandom(MessagePackWriter writer, ref Rng rng, int depth)
    {
        switch (rng.Next(depth > 0 ? 11 : 9))
        {
            case 0: writer.WriteNil(); return "nil";
            case 1: writer.Write(true); return "true";
            case 2: writer.Write(false); return "false";
            case 3: return WriteInteger(writer, ref rng);
            case 4:
                var unsigned = rng.NextUInt64() >> rng.Next(64);
                writer.Write(unsigned);
                return Text(unsigned);
            case 5:
                var number = rng.NextNormal() * 1e10;
                if (rng.Next(2) == 0) writer.Write(number);
                else writer.Write((float)(number = (float)number));
                return Number(number);
            case 6:
                var text = string.Concat(Enumerable.Repeat("aé漢❤", rng.Next(30) * rng.Next(30)));
                writer.Write(text);
                return $"'{text}'";
            case 7:
                var bytes = RandomBytes(ref rng);
                writer.WriteBinary(bytes);
                return $"bin:{Convert.ToHexString(bytes)}";
            case 8: return WriteExtension(writer, ref rng);
            case 9: return WriteArray(writer, ref rng, depth);
            default: return WriteMap(writer, ref rng, depth);
        }
    }

    private static string ReadValue(ref MessagePackReader reader)
    {
        switch (reader.PeekType())
        {
            case MessagePackType.Nil: reader.ReadNil(); return "nil";
            case MessagePackType.Boolean: return reader.ReadBoolean() ? "true" : "false";
            case MessagePackType.Integer: return ReadInteger(ref reader);
            case MessagePackType.Float: return Number(reader.ReadDouble());
            case MessagePackType.String: return $"'{reader.ReadString()}'";
            case MessagePackType.Binary: return $"bin:{Convert.ToHexString(reader.ReadBinary())}";
            case MessagePackType.Extension: return Extension(reader.ReadExtension(out var code), code);
            case MessagePackType.Array: return $"[{string.Join(',', ReadValues(ref reader, reader.ReadArrayHeader()))}]";
            default: return $"{{{string.Join(',', ReadValues(ref reader, 2 * reader.ReadMapHeader()))}}}";
        }
    }

    private static List<string> ReadValues(ref MessagePackReader reader, int count)
    {
        var values = new List<string>(count);
        for (var i = 0; i < count; i++) values.Add(ReadValue(ref reader));
        return values;
    }

    private static string ReadInteger(ref MessagePackReader reader)
    {
        var again = reader;
        try
        {
            return Text(reader.ReadInt64());
        }
        catch (InvalidDataException)
        {
            reader = again;
            return Text(reader.ReadUInt64());
        }
    }

    private static string WriteInteger(MessagePackWriter writer, ref Rng rng)
    {
        var value = (long)rng.NextUInt64() >> rng.Next(64);
        writer.Write(value);
        return Text(value);
    }

    private static string WriteExtension(MessagePackWriter writer, ref Rng rng)
    {
        var code = (sbyte)rng.Next(256);
        var bytes = RandomBytes(ref rng);
        writer.WriteExtension(code, bytes);
        return Extension(bytes, code);
    }

    private static string WriteArray(MessagePackWriter writer, ref Rng rng, int depth)
    {
        var values = new string[rng.Next(20)];
        writer.WriteArrayHeader(values.Length);
        for (var i = 0; i < values.Length; i++) values[i] = WriteRandom(writer, ref rng, depth - 1);
        return $"[{string.Join(',', values)}]";
    }

    private static string WriteMap(MessagePackWriter writer, ref Rng rng, int depth)
    {
        var values = new string[2 * rng.Next(20)];
        writer.WriteMapHeader(values.Length / 2);
        for (var i = 0; i < values.Length; i++) values[i] = WriteRandom(writer, ref rng, depth - 1);
        return $"{{{string.Join(',', values)}}}";
    }

    /// <summary>Lengths 0 to 16 as often as all others together, some above 255 and above 65535.</summary>
    private static byte[] RandomBytes(ref Rng rng)
    {
        var bytes = new byte[rng.Next(50) switch { 0 => 70_000, < 10 => 300, < 25 => 20, _ => rng.Next(17) }];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)rng.Next(256);
        return bytes;
    }

    private static string Extension(ReadOnlySpan<byte> bytes, sbyte code) =>
        string.Create(CultureInfo.InvariantCulture, $"ext{code}:{Convert.ToHexString(bytes)}");

    private static string Text(IFormattable integer) => integer.ToString(null, CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture) + "f";
}
