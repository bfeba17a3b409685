namespace SelfPlay.Arena.TextUi;

/// <summary>Lines one below the other, without colours or redrawing: for pipes, files and simple terminals.</summary>
/// <param name="output">Where to.</param>
/// <param name="ascii">Letters instead of symbols.</param>
/// <param name="prompts">True when a person types: asks visibly for every line.</param>
internal sealed class PlainView(TextWriter output, bool ascii, bool prompts) : IPlayView
{
    private const int BarWidth = 30;

    public void Show(PlayScreen screen)
    {
        output.WriteLine();
        WritePlayer(screen.Top);
        foreach (var line in PlainBoard.Lines(screen.Board, ascii)) output.WriteLine(line);
        WritePlayer(screen.Bottom);
        if (screen.Moves.Count > 0) output.WriteLine(screen.Moves[^1]);
        output.WriteLine(screen.Status);
        output.Flush();
    }

    public void Tell(Opinion? opinion)
    {
        if (opinion is null) return;
        output.WriteLine($"{opinion.Title} ({opinion.Effort})");
        var parts = OpinionText.Parts(opinion.Outcome, BarWidth);
        output.WriteLine($"  [{new string('#', parts[0])}{new string('=', parts[1])}{new string('.', parts[2])}] {OpinionText.Chances(opinion)}");
        foreach (var row in OpinionText.Table(opinion)) output.WriteLine("  " + row);
        output.Flush();
    }

    public void Say(string text)
    {
        output.WriteLine(text);
        output.Flush();
    }

    public void Complain(string text) => Say(text);

    public void Prompt()
    {
        if (!prompts) return;
        output.Write("> ");
        output.Flush();
    }

    public void Thinking(string who, long simulations, long? all)
    {
    }

    public void Close() => output.Flush();

    private void WritePlayer(PlayerPanel player)
    {
        var beside = player.Beside.Length > 0 ? $"  {player.Beside}" : "";
        output.WriteLine($"{player.SideName}: {player.Name}{beside}");
    }
}
