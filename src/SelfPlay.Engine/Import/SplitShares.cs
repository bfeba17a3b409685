using SelfPlay.Engine.Data;

namespace SelfPlay.Engine.Import;

/// <summary>What part of the games goes into each split.</summary>
/// <param name="Validation">From 0 to 1; training gets what the two leave.</param>
/// <param name="Test">Likewise.</param>
internal readonly record struct SplitShares(double Validation, double Test)
{
    /// <summary>The split of a game: by its hash alone, so that it is the same in every file and import.</summary>
    public DataSplit Of(ulong hash)
    {
        var place = GameHash.Share(hash);
        return place < Test ? DataSplit.Test : place < Test + Validation ? DataSplit.Validation : DataSplit.Training;
    }
}
