namespace SelfPlay.Games.Chess;

/// <summary>The tags of PGN that mean something here.</summary>
internal static class PgnTags
{
    public const string Result = "Result";
    public const string SetUp = "SetUp";
    public const string Fen = "FEN";
    public const string Variant = "Variant";

    /// <summary>The seven that every game has, in their order, and what stands for a value that is not known.</summary>
    public static readonly (string Name, string Unknown)[] Roster =
    [
        ("Event", "?"), ("Site", "?"), ("Date", "????.??.??"), ("Round", "?"), ("White", "?"), ("Black", "?"), (Result, "*"),
    ];

    // As GUIs, servers and match runners write them, in lower case without blanks.
    private static readonly string[] Chess =
        ["chess", "standard", "normal", "fromposition", "chess960", "fischerrandom", "fischerandom", "fischerrandomchess", "freestyle", "freestylechess"];

    private static readonly HashSet<string> Common =
    [
        .. Roster.Select(tag => tag.Name), SetUp, Fen, Variant,
        "ECO", "Opening", "Variation", "WhiteElo", "BlackElo", "WhiteTitle", "BlackTitle", "WhiteFideId", "BlackFideId", "WhiteTeam", "BlackTeam",
        "EventDate", "EventType", "PlyCount", "TimeControl", "Termination", "UTCDate", "UTCTime", "Annotator", "Board", "Source",
        "WhiteRatingDiff", "BlackRatingDiff", "GameId",
    ];

    /// <summary>The name as a string, the same one for each tag of a common name.</summary>
    public static string Intern(ReadOnlySpan<char> name) =>
        Common.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var known) ? known : name.ToString();

    /// <summary>The value of the first tag of the name, in whatever case it is written; null if there is none.</summary>
    public static string? Find(IReadOnlyList<KeyValuePair<string, string>> tags, string name)
    {
        foreach (var tag in tags)
        {
            if (tag.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) return tag.Value;
        }

        return null;
    }

    /// <summary>True if the game has it otherwise, as its start or outcome, or it says only that something is not known.</summary>
    public static bool IsImplied(KeyValuePair<string, string> tag) =>
        IsSetup(tag.Key) || Array.Exists(Roster, known => known.Name == tag.Key && known.Unknown == tag.Value);

    /// <summary>True for the names of start and result.</summary>
    public static bool IsSetup(string name) =>
        name.Equals(Result, StringComparison.OrdinalIgnoreCase)
        || name.Equals(Fen, StringComparison.OrdinalIgnoreCase)
        || name.Equals(SetUp, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the value of a Variant tag that names chess or Chess960, and for none.</summary>
    public static bool IsChess(string? variant) =>
        string.IsNullOrWhiteSpace(variant)
        || variant == "?"
        || Chess.Contains(variant.Replace(" ", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);
}
