using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi.Mate;

/// <summary>What a mate search found.</summary>
/// <param name="Status">Whether there is a mate.</param>
/// <param name="Line">A line that mates: not always the shortest, nor with the longest defence; empty where there is none.</param>
/// <param name="Nodes">Positions that were expanded.</param>
public sealed record MateResult(MateStatus Status, IReadOnlyList<Move> Line, long Nodes);
