using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Play;

/// <summary>What a player chose in one game.</summary>
/// <param name="Move">A legal move.</param>
/// <param name="Value">What the mover expects of the game, in [-1, 1] for itself; null if it does not say.</param>
/// <param name="Time">Spent on this move; zero where nobody measures.</param>
public readonly record struct Choice(Move Move, float? Value = null, TimeSpan Time = default);
