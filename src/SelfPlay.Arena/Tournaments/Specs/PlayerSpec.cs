using SelfPlay.Engine;
using SelfPlay.Engine.Search;

namespace SelfPlay.Arena.Tournaments.Specs;

/// <summary>
/// A player as a person names it:
/// <code>
/// runs/x@12?sims=64&amp;search=puct      a checkpoint, as CheckpointFinder names them, with settings of its own
/// random   greedy   solver   untrained
/// uci:stockfish?nodes=1000&amp;Skill Level=3   a program; what is no setting of ours is one of its options
/// </code>
/// </summary>
public sealed record PlayerSpec
{
    private const string ProgramPrefix = "uci:";

    private static readonly char[] Separators = ['&'];
    private static readonly string[] EverybodysKeys = ["name", "elo"];
    private static readonly string[] NetworkKeys = ["sims", "search", "temperature", "time", "movetime", .. EverybodysKeys];
    private static readonly string[] ProgramKeys = ["nodes", "depth", "time", "movetime", .. EverybodysKeys];
    private static readonly string[] BudgetKeys = ["sims", "nodes", "depth", "time", "movetime"];

    private static readonly Dictionary<string, PlayerKind> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["random"] = PlayerKind.Random,
        ["greedy"] = PlayerKind.Greedy,
        ["solver"] = PlayerKind.Solver,
        ["untrained"] = PlayerKind.Untrained,
    };

    /// <summary>Players that are no checkpoint and no program.</summary>
    public static IReadOnlyCollection<string> KnownWords => Words.Keys;

    public required PlayerKind Kind { get; init; }

    /// <summary>Which checkpoint, or the program and its arguments; the word itself for others.</summary>
    public required string Target { get; init; }

    /// <summary>Behind the question mark, as given; empty if there is none.</summary>
    public string Settings { get; init; } = "";

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
    public string Text => (Kind == PlayerKind.Program ? ProgramPrefix : "") + Target + (Settings.Length > 0 ? $"?{Settings}" : "");

    /// <exception cref="InputException">It cannot be understood; the message names the setting and the remedy.</exception>
    public static PlayerSpec Parse(string text)
    {
        var mark = text.IndexOf('?', StringComparison.Ordinal);
        var target = (mark < 0 ? text : text[..mark]).Trim();
        var settings = mark < 0 ? "" : text[(mark + 1)..];
        var spec = new PlayerSpec { Kind = KindOf(target), Target = target, Settings = settings };
        if (spec.Kind == PlayerKind.Program) spec = spec with { Target = target[ProgramPrefix.Length..].Trim() };
        if (spec.Target.Length == 0) throw new InputException($"'{text}' names no player: {(spec.Kind == PlayerKind.Program ? "write the program behind uci:" : "write a checkpoint or random, greedy, solver, untrained, uci:PROGRAM")}");
        return KeyValues.Split(settings, Separators, text).Aggregate(spec, (player, setting) => player.With(text, setting.Key, setting.Value)).Checked(text);
    }

    private static PlayerKind KindOf(string target) =>
        target.StartsWith(ProgramPrefix, StringComparison.OrdinalIgnoreCase) ? PlayerKind.Program : Words.GetValueOrDefault(target, PlayerKind.Checkpoint);

    private PlayerSpec With(string text, string key, string value)
    {
        var known = IsNetwork ? NetworkKeys : Kind == PlayerKind.Program ? ProgramKeys : EverybodysKeys;
        if (!known.Contains(key, StringComparer.OrdinalIgnoreCase))
            return Kind == PlayerKind.Program ? this with { Options = [.. Options, new(key, value)] } : throw KeyValues.Unknown(text, key, known);
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
