using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SelfPlay.Net.Serialization;

/// <summary>Arrays of numbers as bytes, least significant byte first on every machine.</summary>
public static class LittleEndian
{
    public static int ByteCount<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged => checked(numbers.Length * Unsafe.SizeOf<T>());

    public static void Write<T>(ReadOnlySpan<T> numbers, Span<byte> bytes)
        where T : unmanaged
    {
        MemoryMarshal.AsBytes(numbers).CopyTo(bytes);
        TurnToHostOrder<T>(bytes[..ByteCount(numbers)]);
    }

    /// <summary>The length of <paramref name="bytes"/> must be a multiple of the size of a number.</summary>
    public static T[] Read<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        var numbers = new T[bytes.Length / Unsafe.SizeOf<T>()];
        var target = MemoryMarshal.AsBytes(numbers.AsSpan());
        bytes.CopyTo(target);
        TurnToHostOrder<T>(target);
        return numbers;
    }

    private static void TurnToHostOrder<T>(Span<byte> bytes)
        where T : unmanaged
    {
        if (BitConverter.IsLittleEndian) return;
        for (var at = 0; at < bytes.Length; at += Unsafe.SizeOf<T>()) bytes.Slice(at, Unsafe.SizeOf<T>()).Reverse();
    }
}
