namespace SelfPlay.Engine.Analysis;

/// <summary>What an analysis tells after every batch, cheap enough to be told often.</summary>
/// <param name="Nodes">Simulations of this analysis.</param>
/// <param name="Visits">Visits of the root, those of a kept tree included.</param>
/// <param name="BestVisits">Visits of the move that would be played now.</param>
/// <param name="NextVisits">Visits of the move after it.</param>
public readonly record struct AnalysisProgress(long Nodes, int Visits, int BestVisits, int NextVisits);
