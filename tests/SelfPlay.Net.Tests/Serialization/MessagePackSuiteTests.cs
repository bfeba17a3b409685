using System.Globalization;
using System.Text.Json;
using SelfPlay.Net.Serialization;
using SelfPlay.TestData;

namespace SelfPlay.Net.Tests.Serialization;

/// <summary>The public suite kawanet/msgpack-test-suite: values, and all byte strings that may stand for each.</summary>
public class MessagePackSuiteTests
{
    [Test]
    public void Every_encoding_of_every_case_of_the_public_suite_is_read()
    {
        foreach (var (value, encodings) in Cases())
        {
            foreach (var bytes in encodings)
            {
                var what = $"{value} from {Convert.ToHexString(bytes)}";
                var reader = new MessagePackReader(bytes);
                AssertNext(ref reader, value, what);
                Assert.That(reader.IsAtEnd, what);
                var skipper = new MessagePackReader(bytes);
                skipper.Skip();
                Assert.That(skipper.IsAtEnd, what);
            }
        }
    }

    [Test]
    public void What_is_written_is_one_of_the_encodings_that_the_public_suite_lists()
    {
        foreach (var (value, encodings) in Cases())
        {
            var bytes = MessagePackTree.Bytes(writer => Write(writer, value));
            Assert.That(encodings, Has.Some.EqualTo(bytes), $"{value} became {Convert.ToHexString(bytes)}");
        }
    }

    private static List<(JsonProperty Value, List<byte[]> Encodings)> Cases()
    {
        var folder = SharedData.Require("msgpack");
        var cases = new List<(JsonProperty, List<byte[]>)>();
        foreach (var file in Directory.GetFiles(folder, "*.json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var entry in document.RootElement.Clone().EnumerateObject().SelectMany(group => group.Value.EnumerateArray()))
            {
                // A number too large for JSON's double stands as "bignum" too, which is exact.
                var values = entry.EnumerateObject().Where(property => property.Name != "msgpack").ToArray();
                var exact = Array.FindIndex(values, property => property.Name == "bignum");
                cases.Add((values[Math.Max(exact, 0)], [.. entry.GetProperty("msgpack").EnumerateArray().Select(hex => Hex(hex.GetString()!))]));
            }
        }

        Assert.That(cases, Is.Not.Empty, folder);
        return cases;
    }

    private static void AssertNext(ref MessagePackReader reader, JsonProperty expected, string what)
    {
        var value = expected.Value;
        switch (expected.Name)
        {
            case "binary": Assert.That(reader.ReadBinary().ToArray(), Is.EqualTo(Hex(value.GetString()!)), what); break;
            case "timestamp": Assert.That(reader.ReadTimestamp(), Is.EqualTo(Timestamp(value)), what); break;
            case "bignum": AssertInteger(ref reader, Int128.Parse(value.GetString()!, CultureInfo.InvariantCulture), what); break;
            case "ext":
                var bytes = reader.ReadExtension(out var code).ToArray();
                Assert.That((code, Convert.ToHexString(bytes)), Is.EqualTo((value[0].GetSByte(), Convert.ToHexString(Hex(value[1].GetString()!)))), what);
                break;
            default: AssertNext(ref reader, value, what); break;
        }
    }

    private static void AssertNext(ref MessagePackReader reader, JsonElement expected, string what)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Null: Assert.That(reader.TryReadNil(), what); break;
            case JsonValueKind.True or JsonValueKind.False: Assert.That(reader.ReadBoolean(), Is.EqualTo(expected.GetBoolean()), what); break;
            case JsonValueKind.String: Assert.That(reader.ReadString(), Is.EqualTo(expected.GetString()), what); break;
            case JsonValueKind.Number: Assert.That(reader.ReadDouble(), Is.EqualTo(expected.GetDouble()), what); break;
            case JsonValueKind.Array:
                Assert.That(reader.ReadArrayHeader(), Is.EqualTo(expected.GetArrayLength()), what);
                foreach (var element in expected.EnumerateArray()) AssertNext(ref reader, element, what);
                break;
            default:
                Assert.That(reader.ReadMapHeader(), Is.EqualTo(expected.EnumerateObject().Count()), what);
                foreach (var property in expected.EnumerateObject())
                {
                    Assert.That(reader.ReadString(), Is.EqualTo(property.Name), what);
                    AssertNext(ref reader, property.Value, what);
                }

                break;
        }
    }

    private static void AssertInteger(ref MessagePackReader reader, Int128 expected, string what)
    {
        if (reader.PeekType() == MessagePackType.Float) Assert.That(reader.ReadDouble(), Is.EqualTo((double)expected), what);
        else if (expected > long.MaxValue) Assert.That(reader.ReadUInt64(), Is.EqualTo((ulong)expected), what);
        else Assert.That(reader.ReadInt64(), Is.EqualTo((long)expected), what);
    }

    private static void Write(MessagePackWriter writer, JsonProperty property)
    {
        var value = property.Value;
        switch (property.Name)
        {
            case "binary": writer.WriteBinary(Hex(value.GetString()!)); break;
            case "timestamp": writer.Write(Timestamp(value)); break;
            case "ext": writer.WriteExtension(value[0].GetSByte(), Hex(value[1].GetString()!)); break;
            case "bignum" when value.GetString()![0] == '-': writer.Write(long.Parse(value.GetString()!, CultureInfo.InvariantCulture)); break;
            case "bignum": writer.Write(ulong.Parse(value.GetString()!, CultureInfo.InvariantCulture)); break;
            default: Write(writer, value); break;
        }
    }

    private static void Write(MessagePackWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null: writer.WriteNil(); break;
            case JsonValueKind.True or JsonValueKind.False: writer.Write(value.GetBoolean()); break;
            case JsonValueKind.String: writer.Write(value.GetString()!); break;
            case JsonValueKind.Number when value.TryGetInt64(out var integer): writer.Write(integer); break;
            case JsonValueKind.Number when value.TryGetUInt64(out var unsigned): writer.Write(unsigned); break;
            case JsonValueKind.Number: writer.Write(value.GetDouble()); break;
            case JsonValueKind.Array:
                writer.WriteArrayHeader(value.GetArrayLength());
                foreach (var element in value.EnumerateArray()) Write(writer, element);
                break;
            default:
                writer.WriteMapHeader(value.EnumerateObject().Count());
                foreach (var property in value.EnumerateObject())
                {
                    writer.Write(property.Name);
                    Write(writer, property.Value);
                }

                break;
        }
    }

    private static MessagePackTimestamp Timestamp(JsonElement pair) => new(pair[0].GetInt64(), pair[1].GetUInt32());

    private static byte[] Hex(string dashed) => Convert.FromHexString(dashed.Replace("-", "", StringComparison.Ordinal));
}
