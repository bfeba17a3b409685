namespace SelfPlay.Engine.Replay;

/// <summary>Reads samples from the shards they lie in. The game that was read last stays in memory, so that its other samples cost no further reading.</summary>
internal sealed class SampleReader(ShardFiles files, ReplayFormat format)
{
    private byte[] _frame = [];
    private (int Shard, long Offset) _held = (-1, 0);

    /// <summary>Bytes held in memory.</summary>
    public long Bytes => _frame.Length;

    /// <summary>One sample of a game, checked against the game's checksum.</summary>
    /// <exception cref="InvalidDataException">The game is no longer there as it was.</exception>
    public Sample Read(in StoredGame game, int place)
    {
        if (_held != (game.Shard, game.Offset)) Hold(game);
        return GameRecordCodec.ReadSample(_frame.AsSpan(game.FirstSample, game.Length - game.FirstSample), place, format);
    }

    private void Hold(in StoredGame game)
    {
        _held = (-1, 0);
        if (_frame.Length < game.Length) _frame = new byte[Math.Max(game.Length, (int)Math.Min(2L * _frame.Length, Array.MaxLength))];
        var frame = _frame.AsSpan(0, game.Length);
        if (!files.TryRead(game.Shard, game.Offset, frame) || !ShardFrames.TryRead(frame, out _))
            throw new InvalidDataException($"{files.PathOf(game.Shard)} was changed while it was in use: the game at byte {game.Offset} is no longer whole; start the run again, which keeps what is whole");
        _held = (game.Shard, game.Offset);
    }
}
