using System.Globalization;
using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Engines;

/// <summary>What a program of UCI's family told of its thinking in its "info" lines: the last of each.</summary>
public sealed class UciThought
{
    private int? _centiPawns;
    private int? _mateIn;
    private WinDrawLoss? _chances;
    private int _depth;
    private long _nodes;

    /// <summary>The last line that was no "info" line; null if there was none.</summary>
    public string? Strange { get; private set; }

    /// <summary>Takes in "info depth 12 score cp 31 wdl 70 900 30 nodes 12345 pv e2e4"; anything that cannot be read is passed over.</summary>
    public void Read(string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0] != "info")
        {
            if (words.Length > 0) Strange = line.Trim();
            return;
        }

        if (Field(words, "multipv") is > 1) return;
        _depth = Small(Field(words, "depth")) ?? _depth;
        _nodes = Field(words, "nodes") ?? _nodes;
        // A bound is not a score: the search that failed is about to be done again.
        if (Find(words, "lowerbound") >= 0 || Find(words, "upperbound") >= 0) return;
        ReadScore(words);
        ReadChances(words);
    }

    public EngineReply Answer(string move, TimeSpan time) => new(move, _centiPawns, _mateIn, _depth, _nodes, time) { Chances = _chances };

    private void ReadScore(string[] words)
    {
        var (centiPawns, mateIn) = (Field(words, "cp"), Mate(words));
        if (centiPawns is null && mateIn is null) return;
        (_centiPawns, _mateIn) = (Small(centiPawns), Small(mateIn));
    }

    /// <summary>In USI the sign may stand alone, or before a 0.</summary>
    private static long? Mate(string[] words)
    {
        var at = Find(words, "mate");
        var text = at >= 0 && at + 1 < words.Length ? words[at + 1] : "";
        return text switch
        {
            "+" => EngineReply.SomeMate,
            "-" or "-0" => -EngineReply.SomeMate,
            _ => Field(words, "mate"),
        };
    }

    /// <summary>Three numbers in thousandths.</summary>
    private void ReadChances(string[] words)
    {
        var at = Find(words, "wdl");
        if (at < 0 || Number(words, at + 1) is not { } win || Number(words, at + 2) is not { } draw || Number(words, at + 3) is not { } loss) return;
        var sum = (float)(win + draw + loss);
        if (sum > 0) _chances = new WinDrawLoss(win / sum, draw / sum, loss / sum);
    }

    private static int? Small(long? number) => number is { } known ? (int)Math.Clamp(known, int.MinValue, int.MaxValue) : null;

    private static long? Field(string[] words, string name) => Find(words, name) is >= 0 and var at ? Number(words, at + 1) : null;

    /// <summary>Where a word stands before the text of "string" and the moves of "pv", which may have any words; -1 if nowhere.</summary>
    private static int Find(string[] words, string name)
    {
        var end = Array.FindIndex(words, word => word is "string" or "pv");
        return Array.IndexOf(words, name, 0, end < 0 ? words.Length : end);
    }

    private static long? Number(string[] words, int at) =>
        at < words.Length && long.TryParse(words[at], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
