namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>The answer to one command: either at once, or begun, added to line by line, and ended.</summary>
/// <param name="output">Where to.</param>
/// <param name="id">The command's.</param>
internal sealed class GtpReply(ProtocolWriter output, string id)
{
    public bool IsBegun { get; private set; }

    public void Succeed(string text) => Write('=', text);

    public void Fail(string reason) => Write('?', reason);

    public void Begin()
    {
        IsBegun = true;
        output.Write($"={id}");
    }

    /// <summary>Begins the answer if it is not begun.</summary>
    public void Add(string line)
    {
        if (!IsBegun) Begin();
        output.Write(line);
    }

    public void End() => output.Write("");

    /// <summary>An empty line ends an answer, so there is none within it.</summary>
    private void Write(char status, string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd()).Where((line, i) => line.Length > 0 || i == 0);
        var answer = string.Join('\n', lines);
        var blank = answer.Length == 0 || answer[0] == '\n' ? "" : " ";
        output.Write($"{status}{id}{blank}{answer}\n");
    }
}
