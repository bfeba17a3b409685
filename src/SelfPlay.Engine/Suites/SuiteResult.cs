namespace SelfPlay.Engine.Suites;

/// <summary>A suite that was asked, and the counts over its answers.</summary>
public sealed record SuiteResult(string Path, IReadOnlyList<SuiteAnswer> Answers, bool Searched)
{
    public SuiteScore Score { get; } = SuiteScore.Of(System.IO.Path.GetFileName(Path), Answers, Searched);
}
