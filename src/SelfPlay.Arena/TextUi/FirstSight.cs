using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.TextUi;

/// <summary>What a network says of a position without any search.</summary>
/// <param name="Moves">All legal moves, in their order.</param>
/// <param name="Policy">The probability of each; they sum to 1.</param>
/// <param name="Outcome">For the side to move.</param>
internal sealed record FirstSight(IReadOnlyList<Move> Moves, IReadOnlyList<float> Policy, WinDrawLoss Outcome);
