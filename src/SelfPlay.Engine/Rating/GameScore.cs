namespace SelfPlay.Engine.Rating;

/// <summary>Games between two players with the same one moving first, for a fit of ratings.</summary>
/// <param name="First">Number of the player who moves first.</param>
/// <param name="Second">Number of the other.</param>
/// <param name="Wins">Of the first.</param>
public readonly record struct GameScore(int First, int Second, int Wins, int Draws, int Losses);
