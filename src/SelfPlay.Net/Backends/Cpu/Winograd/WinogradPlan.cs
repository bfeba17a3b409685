namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>How a convolution is cut. It decides on speed only, never on bits.</summary>
/// <param name="Tiles">Of the whole batch.</param>
/// <param name="GroupTiles">Tiles that go through the three steps together.</param>
/// <param name="ColumnParts">Into how many units the columns of a group are cut, for more threads than groups.</param>
/// <param name="MakesFactors">Whether each group makes its factors anew from the weights. Factors are four times as large: where few tiles use them and they come from
/// memory, making them takes less time than reading them.</param>
internal readonly record struct WinogradPlan(int Tiles, int GroupTiles, int ColumnParts, bool MakesFactors)
{
    /// <summary>Tiles times inputs of a group: fewer, and the factors come too often from the third-level cache; more, and data and products do.</summary>
    private const int MostGroupValues = 4096;

    private const int MostGroupTiles = 32;

    /// <summary>Rows of the largest register tile.</summary>
    private const int TileStep = 8;

    private const int FewTiles = 8;

    /// <summary>Two megabytes: twice the usual second-level cache.</summary>
    private const int ManyFactors = 1 << 19;

    public int Groups => (Tiles + GroupTiles - 1) / GroupTiles;

    /// <param name="filter">The size of the convolution.</param>
    /// <param name="tiles">Of the whole batch.</param>
    /// <param name="factors">How many the filter has.</param>
    /// <param name="threads">That work on it.</param>
    public static WinogradPlan For(Filter filter, int tiles, int factors, int threads)
    {
        var most = Math.Clamp(MostGroupValues / filter.Inputs / TileStep * TileStep, TileStep, MostGroupTiles);
        var group = threads == 1 ? most : Math.Clamp(tiles / (2 * threads) / TileStep * TileStep, TileStep, most);
        return new WinogradPlan(tiles, group, threads * group > tiles ? threads : 1, tiles <= FewTiles && factors >= ManyFactors);
    }
}
