namespace SelfPlay.Engine.Replay;

/// <summary>Reads a shard game by game, with one game in memory, up to its end or its first damage.</summary>
internal sealed class ShardReader : IDisposable
{
    /// <summary>Bytes that one call to the system reads.</summary>
    private const int BufferSize = 1 << 16;

    private readonly FileStream _file;
    private readonly string _path;
    private readonly long _length;
    private byte[] _frame = new byte[BufferSize];

    /// <param name="path">The file; another process may be appending to it. What it appends from now on is not read.</param>
    /// <param name="expected">The format that the games must have; null takes any.</param>
    /// <exception cref="InvalidDataException">The file is no shard, or one of another format.</exception>
    public ShardReader(string path, ReplayFormat? expected)
    {
        _path = path;
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, ShardFiles.Share, BufferSize, FileOptions.SequentialScan);
        try
        {
            _length = _file.Length;
            Format = ReadHead(expected);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <param name="payload">The record of one game.</param>
    /// <param name="offset">Where it begins in the file.</param>
    public delegate void GameTaker(ReadOnlySpan<byte> payload, long offset);

    /// <summary>Null when not even the beginning is whole.</summary>
    public ReplayFormat? Format { get; }

    /// <summary>Bytes before the first damage, as far as was read.</summary>
    public long GoodLength { get; private set; }

    /// <summary>Gives every game to <paramref name="take"/>; one that it refuses with <see cref="InvalidDataException"/> is damage like any other.</summary>
    public void ReadGames(GameTaker take)
    {
        if (Format is null) return;
        try
        {
            while (TryReadFrame(out var payload))
            {
                take(payload, GoodLength + ShardFrames.HeaderLength);
                GoodLength += ShardFrames.HeaderLength + payload.Length;
            }
        }
        catch (InvalidDataException)
        {
            // The checksum is right but the game is not.
        }
    }

    /// <summary>Null when all was read, or a sentence that names the file, the damage and what was kept.</summary>
    /// <param name="games">Games that were kept.</param>
    public string? Warning(int games) => Format is not null && GoodLength == _length
        ? null
        : $"{_path} is damaged at byte {GoodLength} of {_length}: the {games} games before it are kept, what follows is not used";

    public void Dispose() => _file.Dispose();

    private ReplayFormat? ReadHead(ReplayFormat? expected)
    {
        var mark = ShardFrames.Mark;
        var start = new byte[mark.Length];
        var read = _file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (!start.AsSpan(0, read).SequenceEqual(mark[..read]))
            throw new InvalidDataException($"{_path} is not a replay shard of this program: move it out of the run's replay folder");
        GoodLength = mark.Length;
        if (read < mark.Length || !TryReadFrame(out var head))
        {
            GoodLength = 0;
            return null;
        }

        GoodLength += ShardFrames.HeaderLength + head.Length;
        var format = ReadFormat(head);
        return expected is null || format == expected
            ? format
            : throw new InvalidDataException($"{_path} holds games of {format}, but this run needs {expected}: start another run with --new");
    }

    private ReplayFormat ReadFormat(ReadOnlySpan<byte> head)
    {
        try
        {
            return ShardFrames.ReadFormat(head);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{_path} cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>The frame behind the good part; false if there is no whole, undamaged one.</summary>
    private bool TryReadFrame(out ReadOnlySpan<byte> payload)
    {
        payload = default;
        var rest = _length - GoodLength;
        if (rest < ShardFrames.HeaderLength || !TryFill(0, ShardFrames.HeaderLength)) return false;
        if (ShardFrames.FrameLength(_frame) is not { } length || length > rest) return false;
        if (length > _frame.Length) Array.Resize(ref _frame, Math.Max(length, (int)Math.Min(2L * _frame.Length, Array.MaxLength)));
        return TryFill(ShardFrames.HeaderLength, length) && ShardFrames.TryRead(_frame.AsSpan(0, length), out payload);
    }

    private bool TryFill(int from, int to) => _file.ReadAtLeast(_frame.AsSpan(from, to - from), to - from, throwOnEndOfStream: false) == to - from;
}
