using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>Reads games in any of the formats of shogi, one at a time; each game says by its first lines in which it is.</summary>
internal static class RecordReader
{
    private const int ShownLetters = 40;

    public static IEnumerable<ReadGame<ShogiPosition>> ReadAll(TextReader text, EnteringKingRule rule)
    {
        var lines = new RecordLines(text);
        while (lines.Peek() is { } line)
        {
            if (line.Length == 0) lines.Skip();
            else if (ReadGame(lines, line, rule) is { } game) yield return game;
        }
    }

    /// <summary>True for a first line of a game in a format other than KIF and KI2.</summary>
    public static bool IsOtherFormat(string line) => line.Length > 0 && (UsiLine.IsLine(line) || CsaReader.IsHead(line));

    private static ReadGame<ShogiPosition>? ReadGame(RecordLines lines, string line, EnteringKingRule rule)
    {
        if (UsiLine.IsLine(line)) return UsiLine.Read(lines, rule);
        if (CsaReader.IsLine(line)) return new CsaReader(lines, rule).Read();
        if (KifReader.IsLine(line)) return new KifReader(lines, rule).Read();
        return Unknown(lines);
    }

    /// <summary>Passes over what is in no format; told once for all lines of it.</summary>
    private static ReadGame<ShogiPosition> Unknown(RecordLines lines)
    {
        var number = lines.Number;
        var first = lines.Peek() ?? "";
        while (lines.Peek() is { } line && (line.Length == 0 || !(UsiLine.IsLine(line) || CsaReader.IsLine(line) || KifReader.IsLine(line)))) lines.Skip();
        var shown = first.Length <= ShownLetters ? first : first[..ShownLetters] + "...";
        return new(null, number, $"line {number}: '{shown}' begins no game in KIF, KI2, CSA or as a line of USI");
    }
}
