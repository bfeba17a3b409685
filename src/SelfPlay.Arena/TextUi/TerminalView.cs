using System.Text;
using Spectre.Console;

namespace SelfPlay.Arena.TextUi;

/// <summary>
/// One screen that is drawn over, in one write from the top left and without clearing first, so that nothing flickers. What was in the terminal
/// before is scrolled away, not lost. Where there is not room for all, what was said goes before the board; a screen that is still higher than the
/// terminal is written below the last one.
/// </summary>
internal sealed class TerminalView : IPlayView
{
    private const string Home = "\e[H", ClearLine = "\e[K", ClearBelow = "\e[J", HideCursor = "\e[?25l", ShowCursor = "\e[?25h";
    private const string Circle = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏", AsciiCircle = "|/-\\";
    private static readonly TimeSpan SpinnerStep = TimeSpan.FromMilliseconds(100);

    private readonly TextWriter _output;
    private readonly Func<(int Width, int Height)> _size;
    private readonly TimeProvider _time;
    private readonly ColorSystem _colours;
    private readonly bool _ascii;
    private readonly List<(string Text, string Style)> _messages = [];
    private PlayScreen? _screen;
    private Opinion? _opinion;
    private bool _wasAnswered;
    private bool _hasRoom;
    private long _lastStep;
    private int _steps;

    /// <param name="output">A terminal that obeys ANSI sequences.</param>
    /// <param name="size">Asked before every drawing.</param>
    /// <param name="colours">What it can show.</param>
    /// <param name="ascii">Letters instead of symbols.</param>
    /// <param name="time">Turns the spinner.</param>
    public TerminalView(TextWriter output, Func<(int Width, int Height)> size, ColorSystem colours, bool ascii, TimeProvider time) =>
        (_output, _size, _colours, _ascii, _time) = (output, size, colours, ascii, time);

    public void Show(PlayScreen screen)
    {
        ForgetOldMessages();
        _screen = screen;
        Draw("");
    }

    public void Tell(Opinion? opinion)
    {
        ForgetOldMessages();
        _opinion = opinion;
    }

    public void Say(string text) => Add(text, "default");

    public void Complain(string text) => Add(text, "yellow");

    public void Prompt()
    {
        Draw("> ");
        _wasAnswered = true;
    }

    public void Thinking(string who, long simulations, long? all)
    {
        if (simulations == 0) Draw("");
        else if (_time.GetElapsedTime(_lastStep) < SpinnerStep) return;
        _lastStep = _time.GetTimestamp();
        var circle = _ascii ? AsciiCircle : Circle;
        var count = all is { } most ? $"{simulations:#,0} of {most:#,0}" : $"{simulations:#,0}";
        _output.Write($"\r{circle[_steps++ % circle.Length]} {who} thinks: {count} simulations{ClearLine}");
        _output.Flush();
    }

    public void Close()
    {
        Draw("");
        _output.Flush();
    }

    private void Add(string text, string style)
    {
        ForgetOldMessages();
        _messages.Add((text, style));
    }

    /// <summary>What was said before a person typed the last line has been read.</summary>
    private void ForgetOldMessages()
    {
        if (_wasAnswered) _messages.Clear();
        _wasAnswered = false;
    }

    private void Draw(string prompt)
    {
        if (_screen is null) return;
        var (width, height) = _size();
        // One column is left free: a terminal may wrap a line that is exactly full.
        var frame = new TerminalFrame(width - 1, _ascii, _colours != ColorSystem.NoColors);
        var lines = frame.Draw(_screen, _opinion, _messages);
        if (lines.Count >= height && _messages.Count > 0) lines = frame.DrawWords(_screen, _messages);
        var fits = lines.Count < height;
        if (!_hasRoom) _output.Write(new string('\n', height));
        _hasRoom = true;
        _output.Write(HideCursor + (fits ? Home : "\r\n") + Ansi(lines) + (fits ? ClearBelow : "") + prompt + ShowCursor);
        _output.Flush();
    }

    private string Ansi(IReadOnlyList<ScreenLine> lines)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = (ColorSystemSupport)_colours,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = int.MaxValue / 2;
        var ansi = new StringBuilder();
        foreach (var line in lines)
        {
            console.Markup(line.Markup);
            ansi.Append(text.GetStringBuilder()).Append(ClearLine).Append("\r\n");
            text.GetStringBuilder().Clear();
        }

        return ansi.ToString();
    }
}
