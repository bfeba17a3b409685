using SelfPlay.Engine.Data;
using SelfPlay.Engine.Import;
using Spectre.Console;
using Spectre.Console.Rendering;
using static SelfPlay.Engine.Views.Figures;

namespace SelfPlay.Engine.Views;

/// <summary>A bar that grows while games are imported, below the lines of the files that are done.</summary>
internal sealed class LiveImportView : IImportObserver
{
    /// <summary>Columns beside the bar.</summary>
    private const int Beside = 30;

    private const int ShownLines = 12;

    private readonly IAnsiConsole _console;
    private readonly LiveDisplayContext _live;
    private readonly List<IRenderable> _lines = [];
    private ImportProgress? _progress;

    private LiveImportView(IAnsiConsole console, LiveDisplayContext live) => (_console, _live) = (console, live);

    /// <summary>Shows an import while it runs.</summary>
    public static ImportEnd Show(IAnsiConsole console, Func<IImportObserver, ImportEnd> import) =>
        console.Live(new Text("")).AutoClear(true).Overflow(VerticalOverflow.Crop).Start(live => import(new LiveImportView(console, live)));

    public void Progressed(ImportProgress progress)
    {
        _progress = progress;
        Draw();
    }

    public void Imported(DataSource source) => Add(new Text(ImportText.Source(source)));

    public void Warned(string message) => Add(ScreenParts.Warning(message));

    private void Add(IRenderable line)
    {
        _lines.Add(line);
        if (_lines.Count > ShownLines) _lines.RemoveAt(0);
        Draw();
    }

    private void Draw()
    {
        var rows = new List<IRenderable>(_lines);
        if (_progress is { } progress) rows.AddRange(Rows(progress));
        rows.Add(ScreenParts.StopHint);
        _live.UpdateTarget(new Rows(rows));
    }

    private IEnumerable<IRenderable> Rows(ImportProgress progress)
    {
        yield return new Text(progress.Path);
        if (progress.Length is > 0 and var length)
        {
            var done = (double)progress.Bytes / length;
            yield return new Text($"{ScreenParts.Bar(done, ScreenParts.BarWidth(_console.Profile.Width, Beside))} {Percent(done)}  left {Duration(progress.Remaining)}");
        }

        yield return new Text($"{Count(progress.Games)} games  {Count(progress.Positions)} positions  {Count(progress.GamesPerSecond)} games/s  {Count(progress.Counts.Skipped)} skipped");
    }
}
