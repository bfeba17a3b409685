using System.Globalization;
using SelfPlay.Arena.Protocols.Timing;

namespace SelfPlay.Arena.Protocols.Uci;

/// <summary>What a line "go ..." asks for.</summary>
internal sealed record UciGo
{
    /// <summary>No clock shows more: some ten days.</summary>
    private const long MostMilliseconds = 1_000_000_000;

    public IReadOnlyList<string> SearchMoves { get; private set; } = [];

    public bool IsPondering { get; private set; }

    public bool IsInfinite { get; private set; }

    public long? WhiteTime { get; private set; }

    public long? BlackTime { get; private set; }

    public long WhiteIncrement { get; private set; }

    public long BlackIncrement { get; private set; }

    public long? MovesToGo { get; private set; }

    public long? MoveTime { get; private set; }

    public long? Depth { get; private set; }

    public long? Nodes { get; private set; }

    public long? Mate { get; private set; }

    public long? Perft { get; private set; }

    /// <summary>The first thing on the line that could not be read, and was passed over; else null.</summary>
    public string? Error { get; private set; }

    /// <summary>Reads the words after "go". Never fails: what is left of a garbled line is still answered.</summary>
    public static UciGo Read(ReadOnlySpan<string> words)
    {
        var go = new UciGo();
        while (words.Length > 0) words = go.ReadOne(words[0], words[1..]);
        return go;
    }

    public TimeControl TimeFor(bool isWhite) => new()
    {
        Remaining = Milliseconds(isWhite ? WhiteTime : BlackTime),
        Increment = Milliseconds(Math.Max(0, isWhite ? WhiteIncrement : BlackIncrement))!.Value,
        MovesToGo = MovesToGo is { } moves ? (int)Math.Clamp(moves, 1, int.MaxValue) : null,
        PerMove = Milliseconds(MoveTime),
    };

    /// <summary>Returns the words after what it has read.</summary>
    private ReadOnlySpan<string> ReadOne(string word, ReadOnlySpan<string> rest)
    {
        switch (word)
        {
            case "ponder": IsPondering = true; return rest;
            case "infinite": IsInfinite = true; return rest;
            case "searchmoves": return ReadMoves(rest);
        }

        if (!IsNumbered(word))
        {
            Error ??= $"go has no '{word}'; it is passed over";
            return rest;
        }

        if (rest.Length == 0 || !long.TryParse(rest[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            Error ??= $"'{word}' of go takes a whole number{(rest.Length == 0 ? "" : $", not '{rest[0]}'")}; it is passed over";
            return rest;
        }

        Set(word, number);
        return rest[1..];
    }

    private static bool IsNumbered(string word) =>
        word is "wtime" or "btime" or "winc" or "binc" or "movestogo" or "movetime" or "depth" or "nodes" or "mate" or "perft";

    private void Set(string word, long number)
    {
        switch (word)
        {
            case "wtime": WhiteTime = number; break;
            case "btime": BlackTime = number; break;
            case "winc": WhiteIncrement = number; break;
            case "binc": BlackIncrement = number; break;
            case "movestogo": MovesToGo = number; break;
            case "movetime": MoveTime = number; break;
            case "depth": Depth = number; break;
            case "nodes": Nodes = number; break;
            case "mate": Mate = number; break;
            default: Perft = number; break;
        }
    }

    private ReadOnlySpan<string> ReadMoves(ReadOnlySpan<string> words)
    {
        var count = 0;
        while (count < words.Length && !IsNumbered(words[count]) && words[count] is not ("ponder" or "infinite" or "searchmoves")) count++;
        SearchMoves = [.. SearchMoves, .. words[..count]];
        return words[count..];
    }

    private static TimeSpan? Milliseconds(long? value) =>
        value is { } given ? TimeSpan.FromMilliseconds(Math.Clamp(given, -MostMilliseconds, MostMilliseconds)) : null;
}
