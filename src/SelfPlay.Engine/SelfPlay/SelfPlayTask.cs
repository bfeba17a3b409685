using SelfPlay.Engine.Play;

namespace SelfPlay.Engine.SelfPlay;

/// <summary>Games of one generation to be played, and where they go.</summary>
/// <param name="Generation">Number of the generation: with the run's seed and a game's index it keys the game's random
/// numbers.</param>
/// <param name="Step">Training step of the network that plays, for the records.</param>
/// <param name="Games">The games still missing.</param>
/// <param name="Finished">Gets each finished game, in no fixed order, from any worker's thread and maybe from several at
/// once.</param>
public sealed record SelfPlayTask(int Generation, long Step, GameSource Games, Action<GameRecord> Finished);
