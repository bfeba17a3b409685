using SelfPlay.Arena.Engines;
using SelfPlay.Engine;
using SelfPlay.Engine.Search;

namespace SelfPlay.Arena.Tournaments.Specs;

/// <summary>
/// A player as a person names it:
/// <code>
/// runs/x@12?sims=64&amp;search=puct      a checkpoint, as CheckpointFinder names them, with settings of its own
/// random   greedy   solver   untrained
/// uci:stockfish?nodes=1000&amp;Skill Level=3   a chess program; what is no setting of ours is one of its options
/// usi:YaneuraOu?movetime=1&amp;USI_Hash=256    likewise a shogi program
/// gtp:gnugo --mode gtp --level 1             a Go program: what it should know stands behind it
/// </code>
/// </summary>
public sealed record PlayerSpec
{
    private static readonly Dictionary<string, EngineProtocol> Prefixes = Enum.GetValues<EngineProtocol>().ToDictionary(PrefixOf);

    private static readonly char[] Separators = ['&'];
    private static readonly string[] EverybodysKeys = ["name", "elo"];
    private static readonly string[] NetworkKeys = ["sims", "search", "temperature", "time", "movetime", .. EverybodysKeys];
    private static readonly string[] ProgramKeys = ["nodes", "depth", "time", "movetime", .. EverybodysKeys];
    private static readonly string[] GoProgramKeys = ["time", "movetime", .. EverybodysKeys];
    private static readonly string[] BudgetKeys = ["sims", "nodes", "depth", "time", "movetime"];

    private static readonly Dictionary<string, PlayerKind> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["random"] = PlayerKind.Random,
        ["greedy"] = PlayerKind.Greedy,
        ["solver"] = PlayerKind.Solver,
        ["untrained"] = PlayerKind.Untrained,
    };

    /// <summary>All that is no checkpoint, for messages.</summary>
    public static string Players => string.Join(", ", Words.Keys.Concat(Prefixes.Keys.Select(prefix => $"{prefix}PROGRAM")));

    /// <summary>Players that are no checkpoint and no program.</summary>
    public static IReadOnlyCollection<string> KnownWords => Words.Keys;

    public required PlayerKind Kind { get; init; }

    /// <summary>Which checkpoint, or the program and its arguments; the word itself for others.</summary>
    public required string Target { get; init; }

    /// <summary>Behind the question mark, as given; empty if there is none.</summary>
    public string Settings { get; init; } = "";

    /// <summary>Of a program; null for others.</summary>
    public EngineProtocol? Protocol { get; init; }

    /// <summary>Null: the tournament names it.</summary>
    public string? Name { get; init; }

    /// <summary>The Elo that an anchor is held at.</summary>
    public double? Elo { get; init; }

    /// <summary>Null: that of the tournament.</summary>
    public PlayerBudget? Budget { get; init; }

    /// <summary>How a network searches.</summary>
    public SearchKind Search { get; init; } = SearchKind.Gumbel;

    /// <summary>Of the draw of a network's moves; 0 plays the best.</summary>
    public float Temperature { get; init; }

    /// <summary>Of a program, by its own names.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Options { get; init; } = [];

    public bool IsNetwork => Kind is PlayerKind.Checkpoint or PlayerKind.Untrained;

    /// <summary>The same player with a target that means the same anywhere: the text that <see cref="Parse"/> reads back.</summary>
    public string Text => (Protocol is { } protocol ? PrefixOf(protocol) : "") + Target + (Settings.Length > 0 ? $"?{Settings}" : "");

    /// <exception cref="InputException">It cannot be understood; the message names the setting and the remedy.</exception>
    public static PlayerSpec Parse(string text)
    {
        var mark = text.IndexOf('?', StringComparison.Ordinal);
        var target = (mark < 0 ? text : text[..mark]).Trim();
        var settings = mark < 0 ? "" : text[(mark + 1)..];
        var spec = new PlayerSpec { Kind = Words.GetValueOrDefault(target, PlayerKind.Checkpoint), Target = target, Settings = settings };
        var prefix = Prefixes.Keys.FirstOrDefault(prefix => target.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        if (prefix is not null) spec = spec with { Kind = PlayerKind.Program, Protocol = Prefixes[prefix], Target = target[prefix.Length..].Trim() };
        if (spec.Target.Length == 0)
            throw new InputException($"'{text}' names no player: {(prefix is not null ? $"write the program behind {prefix}" : $"write a checkpoint or {Players}")}");
        return KeyValues.Split(settings, Separators, text).Aggregate(spec, (player, setting) => player.With(text, setting.Key, setting.Value)).Checked(text);
    }

    /// <summary>What stands before a program.</summary>
    public static string PrefixOf(EngineProtocol protocol) => $"{protocol.ToString().ToLowerInvariant()}:";

    private PlayerSpec With(string text, string key, string value)
    {
        var known = KnownKeys();
        if (!known.Contains(key, StringComparer.OrdinalIgnoreCase))
        {
            return Protocol switch
            {
                null => throw KeyValues.Unknown(text, key, known),
                EngineProtocol.Gtp => throw new InputException($"{text}: GTP has no way to tell a program '{key}': write what the program should know behind it, as in 'gtp:gnugo --mode gtp --level 1' (settings: {string.Join(", ", known)})"),
                _ => this with { Options = [.. Options, new(key, value)] },
            };
        }

        if (BudgetKeys.Contains(key, StringComparer.OrdinalIgnoreCase) && Budget is not null)
            throw new InputException($"{text}: {key} comes beside another budget; give one of {string.Join(", ", BudgetKeys.Intersect(known))}");
        return key.ToUpperInvariant() switch
        {
            "NAME" => this with { Name = value.Trim() is { Length: > 0 } name ? name : throw new InputException($"{text}: name is empty; write one or leave it out") },
            "ELO" => this with { Elo = Numbers.Number(text, key, value, -10_000, 10_000) },
            "SEARCH" => this with { Search = SearchOf(text, value) },
            "TEMPERATURE" => this with { Temperature = (float)Numbers.Number(text, key, value, 0, 100) },
            _ => this with { Budget = BudgetOf(text, key, value) },
        };
    }

    private string[] KnownKeys() => Protocol switch
    {
        EngineProtocol.Gtp => GoProgramKeys,
        not null => ProgramKeys,
        null => IsNetwork ? NetworkKeys : EverybodysKeys,
    };

    private static PlayerBudget BudgetOf(string text, string key, string value) => key.ToUpperInvariant() switch
    {
        "SIMS" => new PlayerBudget { Simulations = Numbers.Whole(text, key, value, 0, 1_000_000) },
        "NODES" => new PlayerBudget { Nodes = Numbers.Whole(text, key, value, 1) },
        "DEPTH" => new PlayerBudget { Depth = Numbers.Whole(text, key, value, 1, 1000) },
        "TIME" => PlayerBudget.ParseClock(text, key, value),
        _ => new PlayerBudget { PerMove = Numbers.Seconds(text, key, value) },
    };

    private static SearchKind SearchOf(string text, string value) => value.ToUpperInvariant() switch
    {
        "GUMBEL" => SearchKind.Gumbel,
        "PUCT" => SearchKind.Puct,
        _ => throw new InputException($"{text}: search takes gumbel or puct, not '{value}'{Nearest.Hint(value, ["gumbel", "puct"])}"),
    };

    private PlayerSpec Checked(string text) => IsNetwork && Budget?.IsTimed == true && Temperature > 0
        ? throw new InputException($"{text}: temperature needs a number of simulations; give sims instead of a time")
        : this;
}
