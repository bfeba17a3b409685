namespace SelfPlay.Arena.Tournaments.Reports.Replay;

/// <summary>A game in the list.</summary>
/// <param name="Number">From 1, for people.</param>
/// <param name="First">Number of the player who moved first.</param>
/// <param name="Result">1, 0.5 or 0 for that player.</param>
/// <param name="Reason">Why it ended.</param>
/// <param name="Plies">Its length.</param>
/// <param name="Body">A <see cref="ReplayBody"/>, packed.</param>
internal sealed record ReplayGame(int Number, int First, int Second, double Result, string Reason, int Plies, string Body);
