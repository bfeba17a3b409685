using System.Globalization;
using System.Numerics;
using SelfPlay.Arena.Protocols.Timing;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Serving;

/// <summary>What a line "go ..." asks for.</summary>
internal sealed class GoLine
{
    /// <summary>No clock shows more: some ten days.</summary>
    private const long MostMilliseconds = 1_000_000_000;

    private readonly GoWords _vocabulary;
    private readonly Dictionary<string, long> _numbers = [];

    private GoLine(GoWords vocabulary) => _vocabulary = vocabulary;

    public IReadOnlyList<string> SearchMoves { get; private set; } = [];

    public bool IsPondering { get; private set; }

    public bool IsInfinite { get; private set; }

    public long? Depth => this[GoWords.Depth];

    public long? Nodes => this[GoWords.Nodes];

    public long? Mate => this[GoWords.Mate];

    public long? Perft => this[GoWords.Perft];

    /// <summary>The first thing on the line that could not be read, and was passed over; else null.</summary>
    public string? Error { get; private set; }

    private long? this[string word] => _numbers.TryGetValue(word, out var number) ? number : null;

    /// <summary>Reads the words after "go". Never fails: what is left of a garbled line is still answered.</summary>
    public static GoLine Read(ReadOnlySpan<string> words, GoWords vocabulary)
    {
        var go = new GoLine(vocabulary);
        while (words.Length > 0) words = go.ReadOne(words[0], words[1..]);
        return go;
    }

    public TimeControl TimeFor(Side side) => new()
    {
        Remaining = Milliseconds(this[side == Side.First ? _vocabulary.FirstTime : _vocabulary.SecondTime]),
        Increment = AtLeastNone(this[side == Side.First ? _vocabulary.FirstIncrement : _vocabulary.SecondIncrement]),
        Byoyomi = AtLeastNone(this[GoWords.Byoyomi]),
        MovesToGo = this[GoWords.MovesToGo] is { } moves ? (int)Math.Clamp(moves, 1, int.MaxValue) : null,
        PerMove = Milliseconds(this[GoWords.MoveTime]),
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

        if (!_vocabulary.Has(word))
        {
            Error ??= $"go has no '{word}'; it is passed over";
            return rest;
        }

        if (rest.Length == 0 || ReadWhole(rest[0]) is not { } number)
        {
            var isTime = _vocabulary.IsTime(word);
            if (isTime) _numbers[word] = 0;
            Error ??= $"'{word}' of go takes a whole number{(rest.Length == 0 ? "" : $", not '{rest[0]}'")}; it is {(isTime ? "taken for 0" : "passed over")}";
            return rest;
        }

        _numbers[word] = number;
        return rest[1..];
    }

    /// <summary>A whole number, the largest there is in place of larger ones; null for anything else.</summary>
    public static long? ReadWhole(string text) =>
        BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (long)BigInteger.Clamp(number, long.MinValue, long.MaxValue)
            : null;

    private ReadOnlySpan<string> ReadMoves(ReadOnlySpan<string> words)
    {
        var count = 0;
        while (count < words.Length && !_vocabulary.Has(words[count]) && words[count] is not ("ponder" or "infinite" or "searchmoves")) count++;
        SearchMoves = [.. SearchMoves, .. words[..count]];
        return words[count..];
    }

    private static TimeSpan AtLeastNone(long? value) => Milliseconds(Math.Max(0, value ?? 0))!.Value;

    private static TimeSpan? Milliseconds(long? value) =>
        value is { } given ? TimeSpan.FromMilliseconds(Math.Clamp(given, -MostMilliseconds, MostMilliseconds)) : null;
}
