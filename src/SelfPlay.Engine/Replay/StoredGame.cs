namespace SelfPlay.Engine.Replay;

/// <summary>Where a game of a window lies on disk: all that memory holds of it.</summary>
/// <param name="Start">Samples that entered the window before its first, since the beginning.</param>
/// <param name="Offset">Of its frame in the shard.</param>
/// <param name="Length">Bytes of its frame.</param>
/// <param name="Shard">Number of the shard in <see cref="ShardFiles"/>.</param>
/// <param name="FirstSample">Bytes of the frame before its first sample.</param>
/// <param name="Samples">How many it has.</param>
internal readonly record struct StoredGame(long Start, long Offset, int Length, int Shard, int FirstSample, int Samples);
