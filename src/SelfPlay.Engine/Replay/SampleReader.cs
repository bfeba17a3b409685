using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Replay;

/// <summary>Reads samples from the shards they lie in. The block that was read last stays in memory: its other samples cost no further reading.</summary>
internal sealed class SampleReader(ShardFiles files, ReplayFormat format)
{
    private byte[] _bytes = [];

    /// <summary>Shard and offset of the block in memory.</summary>
    private (int Shard, long Offset)? _held;

    /// <summary>Bytes held in memory.</summary>
    public long Bytes => _bytes.Length;

    /// <summary>One sample of a block.</summary>
    /// <exception cref="InvalidDataException">The block is no longer there as it was.</exception>
    public Sample Read(in StoredBlock block, int place)
    {
        if (_held != (block.Shard, block.Offset)) Hold(block);
        return GameRecordCodec.ReadSample(_bytes.AsSpan(0, block.Length), place, format);
    }

    private void Hold(in StoredBlock block)
    {
        _held = null;
        if (_bytes.Length < block.Length) _bytes = new byte[block.Length];
        var bytes = _bytes.AsSpan(0, block.Length);
        if (!files.TryRead(block.Shard, block.Offset, bytes) || Crc32C.Of(bytes) != block.Checksum)
            throw new InvalidDataException($"{files.PathOf(block.Shard)} was changed while it was in use: the samples at byte {block.Offset} are no longer whole; start the run again, which keeps what is whole");
        _held = (block.Shard, block.Offset);
    }
}
