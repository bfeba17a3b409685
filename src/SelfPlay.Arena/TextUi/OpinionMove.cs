namespace SelfPlay.Arena.TextUi;

/// <summary>A line of the table of moves that a network considers.</summary>
/// <param name="Name">The move as people write it.</param>
/// <param name="Prior">The network's own probability.</param>
/// <param name="Visits">Null without a search.</param>
/// <param name="Value">In [-1, 1] for the side that makes the move; null for a move that was not searched.</param>
/// <param name="MateIn">Moves to a proven win, negative for a loss.</param>
/// <param name="Line">What is expected after it, itself included.</param>
internal sealed record OpinionMove(string Name, float Prior, int? Visits, float? Value, int? MateIn, string Line);
