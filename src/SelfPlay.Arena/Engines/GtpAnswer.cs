namespace SelfPlay.Arena.Engines;

/// <summary>What a GTP program answered to one command.</summary>
/// <param name="IsRefusal">It began with "?" instead of "=".</param>
/// <param name="Text">Without that sign; lines end in LF.</param>
/// <param name="Time">From asking to its first line.</param>
internal sealed record GtpAnswer(bool IsRefusal, string Text, TimeSpan Time)
{
    /// <summary>Whether a line is the first of an answer.</summary>
    public static bool Begins(string line) => line.StartsWith('=') || line.StartsWith('?');

    /// <param name="lines">All but the empty one that ends the answer.</param>
    /// <param name="time">From asking to the first.</param>
    public static GtpAnswer Parse(IReadOnlyList<string> lines, TimeSpan time)
    {
        var text = string.Join('\n', lines);
        return new GtpAnswer(text[0] == '?', text[1..].Trim(), time);
    }
}
