using SelfPlay.Engine.Data;
using SelfPlay.Engine.Import;

namespace SelfPlay.Engine.Views;

/// <summary>Lines for pipes and files: one a file, and a sign of life every ten seconds.</summary>
internal sealed class PlainImportView(TextWriter output, TextWriter error, TimeProvider time) : IImportObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private long _last = time.GetTimestamp();

    public void Progressed(ImportProgress progress)
    {
        if (time.GetElapsedTime(_last) >= Interval) Write(ImportText.Progress(progress));
    }

    public void Imported(DataSource source) => Write(ImportText.Source(source));

    public void Warned(string message) => error.WriteLine($"warning: {message}");

    private void Write(string line)
    {
        output.WriteLine(line);
        output.Flush();
        _last = time.GetTimestamp();
    }
}
