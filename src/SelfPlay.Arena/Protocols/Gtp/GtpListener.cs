using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Engine.Analysis;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>Hears what one search has to say.</summary>
/// <param name="tell">Gets sentences for people.</param>
/// <param name="show">Gets reports to be shown on the way; null shows none.</param>
/// <param name="end">Called once, at the end.</param>
internal sealed class GtpListener(Action<string> tell, Action<AnalysisReport>? show = null, Action? end = null) : IThoughtListener
{
    private bool _hasShown;

    /// <summary>The last report, once the search is over; null if there was no time for any.</summary>
    public AnalysisReport? Last { get; private set; }

    /// <summary>Why the search failed; else null.</summary>
    public string? Failure { get; private set; }

    public void Report(AnalysisReport report, TimeSpan elapsed)
    {
        _hasShown = true;
        show?.Invoke(report);
    }

    public void Answer(AnalysisReport? report, TimeSpan elapsed)
    {
        Last = report;
        if (report is not null && !_hasShown) show?.Invoke(report);
        end?.Invoke();
    }

    public void Tell(string sentence)
    {
        Failure = sentence;
        tell(sentence);
    }
}
