namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>Room for the vectors of a tile, and a pointer to each of them.</summary>
/// <param name="Values">Aligned; <see cref="TileGrid.MostPoints"/> vectors.</param>
/// <param name="Table">As many pointers.</param>
internal readonly unsafe struct TileRoom(float* values, float** table)
{
    public float* Values { get; } = values;

    public float** Table { get; } = table;

    /// <summary>Points the table at vectors of <paramref name="lanes"/> floats that lie one after the other.</summary>
    public static TileRoom At(float* values, float** table, int lanes)
    {
        for (var i = 0; i < TileGrid.MostPoints; i++) table[i] = values + (i * lanes);
        return new TileRoom(values, table);
    }
}
