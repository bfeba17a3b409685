using System.Globalization;
using SelfPlay.Engine;
using SelfPlay.Games.Core;
using SelfPlay.Games.Go;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>What an analysis is to look at and to write, in the words of Leela Zero's lz-analyze and KataGo's kata-analyze.</summary>
internal sealed class GtpAnalysisRequest
{
    /// <summary>Where none is asked for.</summary>
    private static readonly TimeSpan UsualInterval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10), Longest = TimeSpan.FromDays(1);

    /// <summary>What KataGo's networks can say and ours cannot: accepted, because programs ask for it without knowing whom, and passed over.</summary>
    private static readonly string[] Unknown = ["ownership", "ownershipStdev", "movesOwnership", "movesOwnershipStdev", "pvVisits", "pvEdgeVisits", "noResultValue"];

    private readonly HashSet<Move> _avoided = [];
    private HashSet<Move>? _allowed;

    /// <summary>Decimals as KataGo has them, instead of Leela Zero's ten-thousandths.</summary>
    public required bool IsKata { get; init; }

    public required Side Side { get; init; }

    public TimeSpan Interval { get; private set; } = UsualInterval;

    /// <summary>So many moves are written even if they have not been visited.</summary>
    public int MinMoves { get; private set; }

    public int MaxMoves { get; private set; } = int.MaxValue;

    public bool ShowsRoot { get; private set; }

    /// <summary>Reads "[COLOUR] [INTERVAL] NAME VALUE ...".</summary>
    public static GtpAnalysisRequest Read(GtpArguments arguments, bool isKata, in GoPosition position)
    {
        var side = GtpArguments.TryColour(arguments.Peek);
        if (side is not null) arguments.Word();
        var request = new GtpAnalysisRequest { IsKata = isKata, Side = side ?? position.SideToMove };
        if (arguments.Peek is { } word && char.IsAsciiDigit(word[0])) request.SetInterval(arguments);
        while (arguments.HasMore) request.ReadPair(arguments, position.Rules);
        return request;
    }

    /// <summary>The moves to consider; empty considers all.</summary>
    /// <exception cref="InputException">None is left.</exception>
    public IReadOnlyList<Move> Considered(Move[] legal)
    {
        if (_avoided.Count == 0 && _allowed is null) return [];
        var left = legal.Where(move => !_avoided.Contains(move) && _allowed?.Contains(move) != false).ToList();
        return left.Count > 0 ? left : throw new InputException("no legal move is left to analyse: avoid fewer moves, or allow more");
    }

    private void ReadPair(GtpArguments arguments, GoRules rules)
    {
        var name = arguments.Word();
        switch (name)
        {
            case "interval": SetInterval(arguments); break;
            case "minmoves": MinMoves = arguments.Whole(0); break;
            case "maxmoves": MaxMoves = arguments.Whole(0); break;
            case "avoid" or "allow": ReadMoves(name == "allow", arguments, rules); break;
            case "rootInfo" when IsKata: ShowsRoot = ReadTruth(arguments); break;
            default:
                if (!IsKata || !Unknown.Contains(name)) throw arguments.Wrong($"and there is no '{name}'{Nearest.Hint(name, [.. Unknown, "interval", "minmoves", "maxmoves", "avoid", "allow", "rootInfo"])}");
                ReadTruth(arguments);
                break;
        }
    }

    private void SetInterval(GtpArguments arguments)
    {
        var word = arguments.Word();
        if (!double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hundredths)) throw arguments.Wrong($"and '{word}' is no interval in hundredths of a second");
        Interval = TimeSpan.FromMilliseconds(Math.Clamp(10 * hundredths, Shortest.TotalMilliseconds, Longest.TotalMilliseconds));
    }

    /// <summary>"avoid" and "allow" with colour, points and depth. The root is what a search can be restricted at, so what is said of the other side, or of
    /// later moves, is passed over.</summary>
    private void ReadMoves(bool allows, GtpArguments arguments, GoRules rules)
    {
        var side = arguments.Colour();
        var moves = arguments.Word().Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => GtpVertex.Parse(word, rules) ?? throw arguments.Wrong($"and '{word}' is no point of this board"))
            .ToList();
        arguments.Whole(1);
        if (side != Side) return;
        if (allows) (_allowed ??= []).UnionWith(moves);
        else _avoided.UnionWith(moves);
    }

    private static bool ReadTruth(GtpArguments arguments) => arguments.Word().ToLowerInvariant() switch
    {
        "true" => true,
        "false" => false,
        var word => throw arguments.Wrong($"and '{word}' is neither true nor false"),
    };
}
