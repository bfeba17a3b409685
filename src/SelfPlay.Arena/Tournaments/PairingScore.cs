using SelfPlay.Engine.Rating;

namespace SelfPlay.Arena.Tournaments;

/// <summary>All finished pairs of games of two players, for the one named first.</summary>
/// <param name="First">Number in <see cref="TournamentResults.Players"/>.</param>
/// <param name="Second">Number of the other.</param>
/// <param name="Pairs">Colour-swapped pairs by their score for the first.</param>
/// <param name="Wins">Single games.</param>
public sealed record PairingScore(int First, int Second, PairCounts Pairs, int Wins, int Draws, int Losses);
