using Spectre.Console;

namespace SelfPlay.Engine.Views;

/// <summary>What the live views draw alike: bars, names with their values, the panel of facts.</summary>
internal static class ScreenParts
{
    /// <summary>Told at the foot of whatever goes on.</summary>
    public static Markup StopHint => new("[grey]Ctrl-C stops in order; the same command goes on.[/]");

    /// <param name="done">Share that is done; beyond 0 and 1 as these.</param>
    /// <param name="width">Columns.</param>
    public static string Bar(double done, int width)
    {
        var full = (int)(width * Math.Clamp(done, 0, 1));
        return new string('█', full) + new string('░', width - full);
    }

    /// <summary>Columns of a bar or a curve in a terminal.</summary>
    /// <param name="width">Of the terminal.</param>
    /// <param name="beside">Columns that names and figures take.</param>
    public static int BarWidth(int width, int beside) => Math.Clamp(width - beside, 5, 60);

    public static Grid Pairs() => new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();

    public static Markup Name(string name) => new($"[grey]{Markup.Escape(name)}[/]");

    public static Markup Warning(string message) => new($"[yellow]warning:[/] {Markup.Escape(message)}");

    public static Panel Facts(string title, IEnumerable<KeyValuePair<string, string>> facts)
    {
        var grid = Pairs();
        foreach (var (name, value) in facts) grid.AddRow(Name(name), new Text(value));
        return new Panel(grid) { Header = new PanelHeader($" {Markup.Escape(title)} ") };
    }
}
