using SelfPlay.Engine.Data;

namespace SelfPlay.Engine.Import;

/// <summary>What an import did.</summary>
/// <param name="Set">Where it went.</param>
/// <param name="Manifest">What is there now.</param>
/// <param name="Sources">The files of this command.</param>
/// <param name="Games">Read, skipped ones included, by this command.</param>
/// <param name="Elapsed">Time it took.</param>
/// <param name="Interrupted">It was asked to stop before the end: the same command goes on.</param>
public sealed record ImportEnd(DataSet Set, DataSetManifest Manifest, IReadOnlyList<DataSource> Sources, long Games, TimeSpan Elapsed, bool Interrupted)
{
    /// <summary>The files were read to their ends and held no game, not even a broken one.</summary>
    public bool FoundNothing => !Interrupted && Sources.Count > 0 && Sources.All(source => source.Counts.IsEmpty);

    /// <summary>There were games, and all were skipped or left out. Duplicates are there already.</summary>
    public bool KeptNothing => Sources.Any(source => !source.Counts.IsEmpty) && Sources.All(source => source.Counts.Kept + source.Counts.Duplicates == 0);

    /// <summary>All that the observer was told.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
