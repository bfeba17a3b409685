using System.Runtime.InteropServices;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Replay;

/// <summary>Where the samples of one shard lie, game by game in the order of their index; of games that are there twice, the first.</summary>
internal sealed class ShardIndex
{
    private readonly int _shard;
    private readonly List<StoredBlock> _blocks = [];
    private readonly List<Half> _surprises = [];
    private List<Game> _games = [];

    /// <summary>Where the samples of the game begin that is being read.</summary>
    private readonly List<int> _starts = [];

    private ShardIndex(int shard) => _shard = shard;

    public IReadOnlyList<Game> Games => _games;

    /// <summary>Null, or a sentence that names the file, the damage and what was kept.</summary>
    public string? Warning { get; private set; }

    /// <summary>Reads a shard once, with one game in memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shard">Its number in <see cref="ShardFiles"/>.</param>
    /// <param name="format">The format that the games must have.</param>
    /// <exception cref="InvalidDataException">The file is no shard, or one of another format.</exception>
    public static ShardIndex Read(string path, int shard, ReplayFormat format)
    {
        var index = new ShardIndex(shard);
        using var reader = new ShardReader(path, format);
        reader.ReadGames((payload, offset) => index.Add(payload, offset, format));
        index._games = [.. index._games.OrderBy(game => game.Index).DistinctBy(game => game.Index)];
        index.Warning = reader.Warning(index._games.Count);
        return index;
    }

    /// <summary>The blocks of a game, in the order of its plies.</summary>
    public ReadOnlySpan<StoredBlock> BlocksOf(Game game) =>
        CollectionsMarshal.AsSpan(_blocks).Slice(game.FirstBlock, (game.Samples + StoredBlock.MostSamples - 1) / StoredBlock.MostSamples);

    /// <summary>The surprise of every sample of a game.</summary>
    public ReadOnlySpan<Half> SurprisesOf(Game game) => CollectionsMarshal.AsSpan(_surprises).Slice(game.FirstSample, game.Samples);

    private void Add(ReadOnlySpan<byte> payload, long offset, ReplayFormat format)
    {
        var firstSample = _surprises.Count;
        _starts.Clear();
        var game = GameRecordCodec.ReadOutline(payload, format, Note);
        _games.Add(new Game(game.Generation, game.Index, game.Validation, _blocks.Count, firstSample, _starts.Count));
        for (var i = 0; i < _starts.Count; i += StoredBlock.MostSamples)
        {
            var next = Math.Min(i + StoredBlock.MostSamples, _starts.Count);
            var bytes = payload[_starts[i]..(next < _starts.Count ? _starts[next] : payload.Length)];
            _blocks.Add(new StoredBlock(0, offset + _starts[i], bytes.Length, _shard, next - i, Crc32C.Of(bytes)));
        }

        void Note(int start, Half surprise)
        {
            _starts.Add(start);
            _surprises.Add(surprise);
        }
    }

    internal readonly record struct Game(int Generation, int Index, bool Validation, int FirstBlock, int FirstSample, int Samples);
}
