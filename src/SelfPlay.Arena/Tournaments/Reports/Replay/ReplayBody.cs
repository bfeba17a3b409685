using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SelfPlay.Arena.Tournaments.Reports.Replay;

/// <summary>A game to be seen: the first position, and of every move what it changed.</summary>
internal sealed record ReplayBody
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Symbol of each cell, row by row, by its number in <see cref="ReplayBoard.Symbols"/>.</summary>
    public required IReadOnlyList<int> Start { get; init; }

    /// <summary>For each move: cell, new symbol, cell, new symbol ...</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Changes { get; init; }

    /// <summary>For each move: the cells to be marked.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Touched { get; init; }

    /// <summary>The cells that won the game.</summary>
    public required IReadOnlyList<int> Winning { get; init; }

    /// <summary>The moves as people write them.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>For each position: its text.</summary>
    public required IReadOnlyList<string> Positions { get; init; }

    /// <summary>For each position: what the two players have beside the board.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Beside { get; init; }

    /// <summary>0 if the player who moves first in the whole game begins here too, 1 if the other.</summary>
    public required int Mover { get; init; }

    public required int BookPlies { get; init; }

    /// <summary>As <see cref="TournamentGame.Values"/>, to three digits.</summary>
    public required IReadOnlyList<double?> Values { get; init; }

    /// <summary>As <see cref="TournamentGame.Depths"/>.</summary>
    public required IReadOnlyList<int> Depths { get; init; }

    /// <summary>As <see cref="TournamentGame.Seconds"/>, to the millisecond.</summary>
    public required IReadOnlyList<double> Seconds { get; init; }

    /// <summary>JSON, compressed (zlib), as base64 of the kind that needs no escapes.</summary>
    public string Pack()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize)) JsonSerializer.Serialize(zlib, this, Json);
        return Base64Url.EncodeToString(packed.ToArray());
    }

    public static ReplayBody Unpack(string text)
    {
        using var zlib = new ZLibStream(new MemoryStream(Base64Url.DecodeFromChars(text)), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<ReplayBody>(zlib, Json)!;
    }
}
