using System.Buffers.Binary;
using System.Numerics;

namespace SelfPlay.Net.Serialization;

/// <summary>The CRC-32C (Castagnoli) of iSCSI and ext4: finds every burst of up to 32 wrong bits, and processors have an
/// instruction for it.</summary>
public static class Crc32C
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var rest in bytes) crc = BitOperations.Crc32C(crc, rest);
        return ~crc;
    }
}
