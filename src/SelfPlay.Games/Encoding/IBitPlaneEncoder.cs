using SelfPlay.Games.Core;

namespace SelfPlay.Games.Encoding;

/// <summary>An encoder whose planes hold nothing but zeros and ones, on a board of at most 64 cells: it can write each as the bits of a number, many times as fast as cell by
/// cell.</summary>
public interface IBitPlaneEncoder<TPosition> : IEncoder<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Writes what <see cref="IEncoder{TPosition}.Encode"/> writes: bit i of a plane is its cell i.</summary>
    void EncodeBits(ReadOnlySpan<TPosition> line, Span<ulong> planes);
}
