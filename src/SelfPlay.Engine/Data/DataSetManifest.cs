using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SelfPlay.Engine.Replay;

namespace SelfPlay.Engine.Data;

/// <summary>dataset.json: what a data set holds. It is the truth: bytes that lie in the folder but are not counted here are cut off by the next import.</summary>
public sealed record DataSetManifest
{
    private const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
    };

    /// <summary>Of the layout of folder and file.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The game and the encoding of all samples.</summary>
    public required ReplayFormat Format { get; init; }

    /// <summary>Share of the games, by their hash, that are for validation.</summary>
    public required double ValidationShare { get; init; }

    /// <summary>Share of the games, by their hash, that are for the test.</summary>
    public required double TestShare { get; init; }

    public SplitSize Training { get; init; } = new();

    public SplitSize Validation { get; init; } = new();

    public SplitSize Test { get; init; } = new();

    /// <summary>Bytes of hashes.bin that count.</summary>
    public long HashBytes { get; init; }

    /// <summary>Bytes of import-report.txt that count.</summary>
    public long ReportBytes { get; init; }

    /// <summary>In the order of their import.</summary>
    public IReadOnlyList<DataSource> Sources { get; init; } = [];

    public SplitSize this[DataSplit split] => split switch
    {
        DataSplit.Training => Training,
        DataSplit.Validation => Validation,
        _ => Test,
    };

    /// <summary>Tells whether two data sets hold the same, wherever they and the files that were read for them lie.</summary>
    public string Digest()
    {
        var sources = Sources.Where(source => source.Counts.Kept > 0).Select(source => $"{source.Fingerprint} {source.Settings} {source.Counts.Kept}");
        var text = string.Join('\n', [Format.ToString(), FormattableString.Invariant($"{ValidationShare} {TestShare}"), $"{Training}", $"{Validation}", $"{Test}", .. sources]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <exception cref="InputException">It is damaged, or of another version.</exception>
    public static DataSetManifest Parse(string json, string source)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<DataSetManifest>(json, Options);
            if (manifest?.Version == CurrentVersion) return manifest;
            throw new InputException($"{source} has another version than {CurrentVersion}, the one that this build reads; use the build that wrote it");
        }
        catch (JsonException exception)
        {
            throw new InputException($"{source} cannot be used: {exception.Message}; import the games again into another folder", exception);
        }
    }
}
