using Spectre.Console;
using Spectre.Console.Rendering;

namespace SelfPlay.Engine.Tests.Views;

/// <summary>Terminals without colours that write where a test can read it.</summary>
internal static class Terminals
{
    public static string Draw(IRenderable screen, int width)
    {
        using var output = new StringWriter();
        Of(output, width).Write(screen);
        return output.ToString();
    }

    public static IAnsiConsole Of(TextWriter output, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = width;
        return console;
    }
}
