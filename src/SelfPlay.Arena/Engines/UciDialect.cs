using System.Globalization;

namespace SelfPlay.Arena.Engines;

/// <summary>In what the protocols of UCI's family differ.</summary>
public sealed record UciDialect
{
    /// <summary>Chess. The first player is White.</summary>
    public static UciDialect Uci { get; } = new() { Name = "uci", Position = "fen", First = "w", Second = "b", ToValue = CentiPawnScale.ToValue };

    /// <summary>Shogi. The first player is Black, time per move is byoyomi, and programs are told how a game ended.</summary>
    public static UciDialect Usi { get; } = new()
    {
        Name = "usi",
        Position = "sfen",
        First = "b",
        Second = "w",
        HasByoyomi = true,
        IsReadyBeforeGame = true,
        TellsResult = true,
        UnlistedOptions = ["USI_Hash", "USI_Ponder"],
        ToValue = ShogiScale.ToValue,
    };

    /// <summary>As in "uci", "uciok", "ucinewgame".</summary>
    public required string Name { get; init; }

    /// <summary>The word before a position.</summary>
    public required string Position { get; init; }

    /// <summary>The first player's letter, as in "wtime".</summary>
    public required string First { get; init; }

    /// <summary>Likewise the second player's.</summary>
    public required string Second { get; init; }

    public bool HasByoyomi { get; init; }

    /// <summary>Whether a program is asked for readiness before it hears of a new game, or after.</summary>
    public bool IsReadyBeforeGame { get; init; }

    /// <summary>Whether "gameover" ends a game.</summary>
    public bool TellsResult { get; init; }

    /// <summary>Options that every program takes, listed or not.</summary>
    public IReadOnlyList<string> UnlistedOptions { get; init; } = [];

    /// <summary>From centipawns to expected results in [-1, 1].</summary>
    public required Func<double, double> ToValue { get; init; }

    /// <summary>The command that asks for a move.</summary>
    public string Go(ThinkingTime time) => time switch
    {
        { Clock: { } clock } => $"go {First}time {Milliseconds(clock.First)} {Second}time {Milliseconds(clock.Second)} {Increments(clock.FirstIncrement, clock.SecondIncrement)}",
        { PerMove: { } perMove } when HasByoyomi => $"go {First}time 0 {Second}time 0 byoyomi {Milliseconds(perMove)}",
        { PerMove: { } perMove } => $"go movetime {Milliseconds(perMove)}",
        { Nodes: { } nodes } => $"go nodes {nodes}",
        { Depth: { } depth } => $"go depth {depth}",
        _ => throw new ArgumentException("a clock, a time per move, nodes or a depth must be given", nameof(time)),
    };

    /// <summary>Increments came late to shogi: a program hears of them only where there are some.</summary>
    private string Increments(TimeSpan first, TimeSpan second) => HasByoyomi && first == TimeSpan.Zero && second == TimeSpan.Zero
        ? "byoyomi 0"
        : $"{First}inc {Milliseconds(first)} {Second}inc {Milliseconds(second)}";

    private static string Milliseconds(TimeSpan span) => Math.Max(0, (long)span.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
