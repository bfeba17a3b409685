namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>A command as it came in.</summary>
/// <param name="Id">The digits before it, which its answer repeats; "" if there were none.</param>
/// <param name="Command">Its name; "" if there was nothing but an id.</param>
/// <param name="Words">What followed.</param>
internal sealed record GtpLine(string Id, string Command, string[] Words)
{
    /// <summary>Null for a line that asks for nothing: blank, or a comment. Control characters do not count, and a tab is a blank.</summary>
    public static GtpLine? Read(string line)
    {
        var text = line.Split('#')[0].Where(symbol => symbol == '\t' || !char.IsControl(symbol));
        var words = string.Concat(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return null;
        if (!words[0].All(char.IsAsciiDigit)) return new GtpLine("", words[0], words[1..]);
        return words.Length == 1 ? new GtpLine(words[0], "", []) : new GtpLine(words[0], words[1], words[2..]);
    }
}
