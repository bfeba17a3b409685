using SelfPlay.Engine.Data;

namespace SelfPlay.Engine.Import;

/// <summary>What became of one game of a section.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Reason">Why it was skipped, with line and move, or left out; null if it is to be kept.</param>
internal readonly record struct GameEntry(GameEntryKind Kind, string? Reason)
{
    /// <summary>Of a game to be kept: that of its start and moves.</summary>
    public ulong Hash { get; init; }

    public DataSplit Split { get; init; }

    /// <summary>Where its record begins, behind <see cref="RecordBytes.Room"/> bytes that are free.</summary>
    public int Start { get; init; }

    public int Length { get; init; }

    public int Samples { get; init; }

    public static GameEntry Skipped(string reason) => new(GameEntryKind.Skipped, reason);

    public static GameEntry LeftOut(string reason) => new(GameEntryKind.LeftOut, reason);
}
