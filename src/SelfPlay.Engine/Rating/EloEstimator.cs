namespace SelfPlay.Engine.Rating;

/// <summary>Maximum likelihood Elo: Bradley-Terry with draws.</summary>
public static class EloEstimator
{
    /// <param name="players">How many.</param>
    /// <param name="scores">All games; several entries of a pairing are added up.</param>
    /// <param name="pinned">Elo of the players that are anchors, by number.</param>
    public static EloFit Fit(int players, IReadOnlyList<GameScore> scores, IReadOnlyDictionary<int, double> pinned) =>
        throw new NotImplementedException();
}
