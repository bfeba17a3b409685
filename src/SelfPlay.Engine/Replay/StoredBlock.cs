namespace SelfPlay.Engine.Replay;

/// <summary>Where some consecutive samples of one game lie on disk: all that memory holds of them.</summary>
/// <param name="Start">Samples that entered the window before its first, since the beginning.</param>
/// <param name="Offset">Of its first byte in the shard.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Shard">Number of the shard in <see cref="ShardFiles"/>.</param>
/// <param name="Samples">How many it has: <see cref="MostSamples"/>, but for the last block of a game.</param>
/// <param name="Checksum">CRC-32C of its bytes when the shard was taken in.</param>
internal readonly record struct StoredBlock(long Start, long Offset, int Length, int Shard, int Samples, uint Checksum)
{
    /// <summary>A compromise: 2 bytes in memory a sample, and 4 kB to read for a sample of chess, where a whole game of 100 plies has 25 kB.</summary>
    public const int MostSamples = 16;
}
