namespace SelfPlay.Engine.Play;

/// <summary>How a match is played.</summary>
/// <param name="Pairs">Pairs of games: both start from the same opening, with swapped colours.</param>
/// <param name="OpeningPlies">Random moves at the start of each pair.</param>
/// <param name="MoveLimit">Moves after which a game is stopped and drawn.</param>
/// <param name="Seed">Decides openings and the players' chance.</param>
/// <param name="FirstPair">Number of the first pair: a match split over threads by ranges of pairs has the same games.</param>
public sealed record MatchConfig(int Pairs, int OpeningPlies, int MoveLimit, long Seed, int FirstPair = 0);
