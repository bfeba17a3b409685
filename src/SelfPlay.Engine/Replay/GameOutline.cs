using SelfPlay.Engine.Play;

namespace SelfPlay.Engine.Replay;

/// <summary>A game whose samples stay on disk.</summary>
/// <param name="Game">Its record, with no samples in it.</param>
/// <param name="Samples">How many it has there.</param>
/// <param name="FirstSample">Bytes of the record before the first.</param>
internal readonly record struct GameOutline(GameRecord Game, int Samples, int FirstSample);
