using SelfPlay.Games.Notation;

namespace SelfPlay.Arena.TextUi;

/// <summary>A line of a terminal: its markup, and how many columns it takes.</summary>
internal readonly record struct ScreenLine(string Markup, int Width)
{
    public static ScreenLine Empty { get; } = new("", 0);

    /// <summary>Text as it is, in a style of Spectre.Console's markup; longer text is cut at <paramref name="most"/> columns.</summary>
    public static ScreenLine Of(string text, string style = "default", int most = int.MaxValue)
    {
        var shown = PrintableText.Of(text.Length <= most ? text : text[..most]);
        return new ScreenLine($"[{style}]{Spectre.Console.Markup.Escape(shown)}[/]", shown.Length);
    }

    public static ScreenLine operator +(ScreenLine left, ScreenLine right) => new(left.Markup + right.Markup, left.Width + right.Width);

    public ScreenLine PadTo(int width) => Width >= width ? this : new ScreenLine(Markup + new string(' ', width - Width), width);
}
