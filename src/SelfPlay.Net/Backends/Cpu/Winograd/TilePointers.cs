namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>Where a tile's cells lie in a tensor.</summary>
internal static unsafe class TilePointers
{
    /// <param name="pointers">Receives a pointer a cell.</param>
    /// <param name="cells">As <see cref="TileGrid.Seen"/> and <see cref="TileGrid.Written"/> give them.</param>
    /// <param name="count">How many.</param>
    /// <param name="values">The tensor.</param>
    /// <param name="firstCell">Of the batch entry.</param>
    /// <param name="channels">Of the tensor.</param>
    /// <param name="zeros">What is off the board; as many as channels.</param>
    public static void Aim(float** pointers, int* cells, int count, CpuBuffer values, nint firstCell, int channels, CpuBuffer zeros)
    {
        var first = values.Pointer + (firstCell * channels);
        for (var i = 0; i < count; i++) pointers[i] = cells[i] == TileGrid.OffBoard ? zeros.Pointer : first + ((nint)cells[i] * channels);
    }
}
