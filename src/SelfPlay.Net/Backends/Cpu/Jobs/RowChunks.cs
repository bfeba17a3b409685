namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>
/// The rows of a tensor in chunks of fixed size, whatever the number of threads: a reduction sums each chunk in floats into a place of its own, and
/// then the chunks in order in doubles.
/// </summary>
internal readonly record struct RowChunks(int Rows)
{
    /// <summary>Few enough rows that a chunk of 64 channels, read twice, stays in the second-level cache.</summary>
    private const int Size = 256;

    public int Count => (Rows + Size - 1) / Size;

    public static int Start(int chunk) => chunk * Size;

    public int Length(int chunk) => Math.Min(Size, Rows - (chunk * Size));
}
