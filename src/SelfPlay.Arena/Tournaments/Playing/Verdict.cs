using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>How a game ended, and why, in words.</summary>
internal readonly record struct Verdict(Outcome Outcome, string Reason);
