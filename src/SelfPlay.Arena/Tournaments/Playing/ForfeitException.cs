namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>A player loses the game for something that is not of the board; the message says what, as in "stockfish" + " " + message.</summary>
internal sealed class ForfeitException(string reason, Exception? inner = null) : Exception(reason, inner);
