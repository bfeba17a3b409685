namespace SelfPlay.Arena.Engines;

/// <summary>One line that a program wrote.</summary>
/// <param name="Text">Without its end.</param>
/// <param name="Timestamp">When it arrived, on the clock given to <see cref="EngineProcess"/>.</param>
public readonly record struct EngineLine(string Text, long Timestamp);
