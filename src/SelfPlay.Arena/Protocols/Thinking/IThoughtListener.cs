using SelfPlay.Engine.Analysis;

namespace SelfPlay.Arena.Protocols.Thinking;

/// <summary>Hears what a <see cref="Thought{TPosition}"/> has to say, one call at a time, and nothing after the answer.</summary>
public interface IThoughtListener
{
    /// <summary>How it stands.</summary>
    /// <param name="report">The newest one.</param>
    /// <param name="elapsed">Since the request.</param>
    void Report(AnalysisReport report, TimeSpan elapsed);

    /// <summary>The end: exactly once.</summary>
    /// <param name="report">The last one; null when there was no time for any, or nothing to search.</param>
    /// <param name="elapsed">Since the request.</param>
    void Answer(AnalysisReport? report, TimeSpan elapsed);

    /// <summary>A sentence about something that went wrong, or that is worth knowing.</summary>
    void Tell(string sentence);
}
