using SelfPlay.Engine.Data;

namespace SelfPlay.Engine.Import;

/// <summary>How far an import has come.</summary>
/// <param name="Path">The file that is read.</param>
/// <param name="Counts">Of that file.</param>
/// <param name="Games">Games of all files of this command so far, skipped ones included.</param>
/// <param name="Positions">Positions that were kept.</param>
/// <param name="Bytes">Read of all files.</param>
/// <param name="Length">Of all files; null where a pipe is among them.</param>
/// <param name="Elapsed">Since the beginning.</param>
public sealed record ImportProgress(string Path, ImportCounts Counts, long Games, long Positions, long Bytes, long? Length, TimeSpan Elapsed)
{
    public double GamesPerSecond => Elapsed > TimeSpan.Zero ? Games / Elapsed.TotalSeconds : 0;

    /// <summary>Null where it is not known yet.</summary>
    public TimeSpan? Remaining => Length is { } length && Bytes > 0 ? Elapsed * (Math.Max(0, length - Bytes) / (double)Bytes) : null;
}
