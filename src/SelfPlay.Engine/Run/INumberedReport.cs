namespace SelfPlay.Engine.Run;

/// <summary>A report that has its place among others of its kind.</summary>
public interface INumberedReport
{
    /// <summary>Rises from report to report.</summary>
    int Number { get; }
}
