namespace SelfPlay.Engine.Import;

/// <summary>What a worker made of a section: an entry for each game, and the records of those that are worth keeping, one behind the other with room before each.
/// Used again and again, so that an import makes little garbage.</summary>
internal sealed class SectionOutput
{
    public List<GameEntry> Entries { get; } = [];

    /// <summary>The records: see <see cref="GameEntry.Start"/>.</summary>
    public GrowingBytes Bytes { get; } = new();

    public void Clear()
    {
        Entries.Clear();
        Bytes.Clear();
    }
}
