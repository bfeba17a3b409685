using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Analysis;

/// <summary>What an analysis thinks of one move of the root.</summary>
/// <param name="Move">The move.</param>
/// <param name="Prior">The network's own probability of it.</param>
/// <param name="Visits">Simulations that went through it.</param>
/// <param name="Outcome">What it is worth for the side that makes it; the network's value of the root where it was never visited.</param>
/// <param name="MateIn">Moves to a proven win of that side (of the other: negative), not always the fewest; null if none is proven.</param>
/// <param name="Line">The moves expected from here on, this one first.</param>
public sealed record AnalysedMove(
    Move Move, float Prior, int Visits, WinDrawLoss Outcome, int? MateIn, IReadOnlyList<Move> Line);
