namespace SelfPlay.Engine.Run;

/// <param name="Positions">Positions evaluated so far in this generation.</param>
/// <param name="Elapsed">Since this process began to play this generation.</param>
public readonly record struct GenerationProgress(int Generation, int GamesDone, int Games, long Positions, double PositionsPerSecond, TimeSpan Elapsed);
