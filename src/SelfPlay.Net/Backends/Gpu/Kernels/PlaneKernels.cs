using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Planes that came as bits become floats.</summary>
internal static class PlaneKernels
{
    internal readonly struct ExpandArguments(ArrayView<int> bits, ArrayView<float> values, ArrayView<float> planes, int length, int rowLength, int rowWords, int channels)
    {
        /// <summary>Row after row, each in whole words: is the value at [cell][channel] other than zero?</summary>
        public readonly ArrayView<int> Bits = bits;

        /// <summary>[row][channel]: what the values that are not zero are.</summary>
        public readonly ArrayView<float> Values = values;
        public readonly ArrayView<float> Planes = planes;
        public readonly int Length = length;
        public readonly int RowLength = rowLength;
        public readonly int RowWords = rowWords;
        public readonly int Channels = channels;
    }

    [Kernel]
    public static void Expand(ExpandArguments a)
    {
        for (var at = Threads.First; at < a.Length; at += Threads.Count)
        {
            int row = at / a.RowLength, place = at - (row * a.RowLength);
            var bit = (a.Bits[(row * a.RowWords) + (place >> 5)] >> (place & 31)) & 1;
            a.Planes[at] = bit != 0 ? a.Values[(row * a.Channels) + (place % a.Channels)] : 0;
        }
    }
}
