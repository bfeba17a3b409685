using System.Globalization;
using SelfPlay.Engine;
using SelfPlay.Games.Go;
using SelfPlay.Games.Notation;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>Games from files and to files.</summary>
internal sealed class GtpRecordCommands(GtpSession session)
{
    public void AddTo(GtpCommandTable table)
    {
        table.Add("loadsgf", "a file, and the number of the move to stop before if it is not to be the end", Load);
        table.Add("printsgf", "a file, or nothing to have it written here", Print);
    }

    /// <summary>A file's name may have blanks: only a number after it is none of it.</summary>
    private void Load(GtpArguments arguments)
    {
        var words = arguments.Rest().Split(' ');
        if (words[0].Length == 0) throw arguments.Wrong(null);
        var hasNumber = words.Length > 1 && int.TryParse(words[^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        var moves = hasNumber ? Math.Max(0, int.Parse(words[^1], CultureInfo.InvariantCulture) - 1) : int.MaxValue;
        session.Load(Read(string.Join(' ', hasNumber ? words[..^1] : words)), moves);
        session.Brain.Ready(session.Cancel);
    }

    private static GameText<GoPosition> Read(string path)
    {
        using var file = TextFiles.Open(path);
        var first = Sgf.ReadAsPlayed(file).Cast<ReadGame<GoPosition>?>().FirstOrDefault() ?? throw new InputException($"cannot load file: '{path}' has no game of Go in SGF");
        return first.Game ?? throw new InputException($"cannot load file: '{path}', {first.Error}");
    }

    private string Print(GtpArguments arguments)
    {
        var path = arguments.Rest();
        var text = Sgf.Format(session.Game.Text());
        if (path is "" or "-") return text;
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"'{path}' cannot be written: {exception.Message}", exception);
        }

        return "";
    }
}
