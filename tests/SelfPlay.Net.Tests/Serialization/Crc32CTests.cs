using System.Text;
using SelfPlay.Net.Random;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Net.Tests.Serialization;

public class Crc32CTests
{
    /// <summary>The check value of CRC-32/ISCSI in the catalogue of CRC algorithms, and the test vectors of RFC 3720, B.4.</summary>
    [Test]
    public void The_published_check_values_come_out()
    {
        Assert.That(Crc32C.Of(Encoding.ASCII.GetBytes("123456789")), Is.EqualTo(0xE3069283));
        Assert.That(Crc32C.Of(new byte[32]), Is.EqualTo(0x8A9136AA));
        Assert.That(Crc32C.Of([.. Enumerable.Repeat((byte)0xff, 32)]), Is.EqualTo(0x62A8AB43));
        Assert.That(Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]), Is.EqualTo(0x46DD794E));
    }

    [Test]
    public void Every_length_agrees_with_the_definition_bit_by_bit()
    {
        var rng = new Rng(1);
        var bytes = new byte[40];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)rng.Next(256);
        for (var length = 0; length <= bytes.Length; length++)
            Assert.That(Crc32C.Of(bytes.AsSpan(0, length)), Is.EqualTo(BitByBit(bytes.AsSpan(0, length))), $"{length} bytes");
    }

    private static uint BitByBit(ReadOnlySpan<byte> bytes)
    {
        const uint reversedPolynomial = 0x82F63B78;
        var crc = uint.MaxValue;
        foreach (var next in bytes)
        {
            crc ^= next;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * reversedPolynomial);
        }

        return ~crc;
    }
}
