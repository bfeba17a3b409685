namespace SelfPlay.Arena.Tournaments.Reports.Replay;

/// <summary>What may stand on a cell.</summary>
/// <param name="Text">To be drawn in its owner's colour.</param>
/// <param name="Owner">0 or 1; null for an empty cell.</param>
/// <param name="Letter">Its name for those who do not see it.</param>
internal sealed record ReplaySymbol(string Text, int? Owner, string Letter);
