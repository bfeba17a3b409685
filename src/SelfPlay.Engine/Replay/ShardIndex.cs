using System.Runtime.InteropServices;

namespace SelfPlay.Engine.Replay;

/// <summary>Where the games of one shard lie, in the order of their index; of games that are there twice, the first.</summary>
internal sealed class ShardIndex
{
    private readonly List<Game> _games = [];
    private readonly List<Half> _surprises = [];

    public IReadOnlyList<Game> Games => _games;

    /// <summary>Null, or a sentence that names the file, the damage and what was kept.</summary>
    public string? Warning { get; private set; }

    /// <summary>Reads a shard once, with one game in memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shard">Its number in <see cref="ShardFiles"/>.</param>
    /// <param name="format">The format that the games must have.</param>
    /// <param name="withSurprises">Whether anybody will ask for <see cref="SurprisesOf"/>.</param>
    /// <exception cref="InvalidDataException">The file is no shard, or one of another format.</exception>
    public static ShardIndex Read(string path, int shard, ReplayFormat format, bool withSurprises)
    {
        var index = new ShardIndex();
        using var reader = new ShardReader(path, format);
        reader.ReadGames((payload, offset) =>
        {
            var firstSurprise = index._surprises.Count;
            var outline = GameRecordCodec.ReadOutline(payload, format, withSurprises ? index._surprises : null);
            var place = new StoredGame(
                0, offset, ShardFrames.HeaderLength + payload.Length, shard, ShardFrames.HeaderLength + outline.FirstSample, outline.Samples);
            index._games.Add(new Game(outline.Game.Generation, outline.Game.Index, outline.Game.Validation, firstSurprise, place));
        });
        index.Sort();
        index.Warning = reader.Warning(index._games.Count);
        return index;
    }

    /// <summary>The surprise of every sample of a game.</summary>
    public ReadOnlySpan<Half> SurprisesOf(Game game) => CollectionsMarshal.AsSpan(_surprises).Slice(game.FirstSurprise, game.Place.Samples);

    private void Sort()
    {
        _games.Sort((a, b) => (a.Index, a.Place.Offset).CompareTo((b.Index, b.Place.Offset)));
        var kept = 0;
        for (var i = 0; i < _games.Count; i++)
            if (i == 0 || _games[i].Index != _games[kept - 1].Index) _games[kept++] = _games[i];
        _games.RemoveRange(kept, _games.Count - kept);
    }

    internal readonly record struct Game(int Generation, int Index, bool Validation, int FirstSurprise, StoredGame Place);
}
