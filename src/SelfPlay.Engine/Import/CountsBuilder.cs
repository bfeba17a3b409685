using SelfPlay.Engine.Data;

namespace SelfPlay.Engine.Import;

/// <summary>Counts what becomes of the games of a source.</summary>
internal sealed class CountsBuilder
{
    private readonly Dictionary<string, long> _leftOut;
    private long _read;
    private long _skipped;
    private long _kept;
    private long _duplicates;

    /// <param name="before">What was counted before the import was stopped.</param>
    public CountsBuilder(ImportCounts before)
    {
        (_read, _skipped, _kept, _duplicates) = (before.Read, before.Skipped, before.Kept, before.Duplicates);
        _leftOut = new Dictionary<string, long>(before.LeftOut);
    }

    public void Skipped() => _skipped++;

    public void LeftOut(string reason)
    {
        _read++;
        _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + 1;
    }

    public void Duplicate()
    {
        _read++;
        _duplicates++;
    }

    public void Kept()
    {
        _read++;
        _kept++;
    }

    public ImportCounts Build() => new()
    {
        Read = _read,
        Skipped = _skipped,
        Kept = _kept,
        Duplicates = _duplicates,
        LeftOut = new SortedDictionary<string, long>(_leftOut, StringComparer.Ordinal),
    };
}
