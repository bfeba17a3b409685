using SelfPlay.Games.Core;

namespace SelfPlay.Games.Notation;

/// <summary>What a reader of games met: a game, or what was wrong with one that it skipped.</summary>
/// <param name="Game">Null when it was skipped.</param>
/// <param name="Line">Number of the line where the game begins in its file, from 1.</param>
/// <param name="Error">Null when it was read: else what is wrong, with the line and the move where it is.</param>
public readonly record struct ReadGame<TPosition>(GameText<TPosition>? Game, int Line, string? Error)
    where TPosition : unmanaged, IPosition<TPosition>;
