using SelfPlay.Engine.Data;
using SelfPlay.Engine.Import.Filters;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Import;

/// <summary>Imports one file after the other.</summary>
internal sealed class Importer<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private static readonly TimeSpan CommitInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);

    private readonly Game<TPosition> _game;
    private readonly ImportOptions _options;
    private readonly DataSet _set;
    private readonly DataSetWriter _writer;
    private readonly IImportObserver _observer;
    private readonly TimeProvider _time;
    private readonly SectionPipeline<TPosition> _pipeline;
    private readonly List<DataSource> _sources;
    private readonly List<DataSource> _own = [];
    private readonly List<string> _warnings = [];
    private readonly long _started;
    private readonly long? _length;
    private long _committed;
    private long _progressed;
    private long _games;
    private long _bytes;

    public Importer(Game<TPosition> game, ImportOptions options, DataSet set, DataSetWriter writer, IImportObserver observer, TimeProvider time)
    {
        (_game, _options, _set, _writer, _observer, _time) = (game, options, set, writer, observer, time);
        var filter = new GameFilter<TPosition>(options.Filter, game);
        var worker = new SectionWorker<TPosition>(game, filter, options);
        _pipeline = new SectionPipeline<TPosition>(worker, options.Threads);
        _sources = [.. writer.Manifest.Sources];
        _length = options.Files.Contains(SourceText.Pipe) ? null : options.Files.Sum(file => new FileInfo(file).Length);
        _started = _committed = _progressed = time.GetTimestamp();
    }

    public ImportEnd Run(Stream pipe, CancellationToken cancel)
    {
        var interrupted = false;
        try
        {
            foreach (var file in _options.Files)
            {
                using var text = SourceText.Open(file, pipe, _game.Notation.OlderEncodings);
                if (Begin(text) is { } place) Read(text, place, cancel);
                _bytes += text.Length ?? text.BytesRead;
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            interrupted = true;
        }
        finally
        {
            _writer.Commit([.. _sources]); // whatever happened: what was taken is whole
        }

        return new ImportEnd(_set, _writer.Manifest, _own, _games, _time.GetElapsedTime(_started), interrupted) { Warnings = _warnings };
    }

    /// <summary>The place of a file among the sources, or null when all of it is there.</summary>
    private int? Begin(SourceText text)
    {
        var place = _sources.FindIndex(source => source.Fingerprint == text.Fingerprint && source.Settings == _options.Settings);
        if (place >= 0 && _sources[place].Done)
        {
            Warn($"'{text.Path}' is in the data set already and is passed over");
            return null;
        }

        if (place >= 0) return place;
        if (_options.KeepsDuplicates && _sources.Exists(source => source.Fingerprint == text.Fingerprint))
        {
            throw new InputException(
                $"'{text.Path}' is in the data set with other settings, and --duplicates keep would take its games twice: leave --duplicates out, or import into another folder");
        }

        _sources.Add(new DataSource { Path = text.Path, Fingerprint = text.Fingerprint, Settings = _options.Settings });
        return _sources.Count - 1;
    }

    private void Read(SourceText text, int place, CancellationToken cancel)
    {
        var lenient = new LenientReader(text.Reader);
        var before = _sources[place].Position;
        if (!lenient.TrySkip(before.Characters)) throw new InputException($"'{text.Path}' is shorter than when its import began: import it into another folder");
        var counts = new CountsBuilder(_sources[place].Counts);
        try
        {
            _pipeline.Run(new SectionReader<TPosition>(_game.Notation, lenient, before).ReadAll(), Take, cancel);
            if (lenient.Damage is { } damage) Warn($"'{text.Path}' cannot be read to its end ({damage}); what comes before is kept");
            _sources[place] = _sources[place] with { Done = true };
            _observer.Imported(_sources[place]);
        }
        finally
        {
            _own.Add(_sources[place]);
            if (_sources[place].Counts.IsEmpty) _sources.RemoveAt(place); // nothing to remember: it may be another game's, or still be written
        }

        void Take(GameSection<TPosition> section, SectionOutput output)
        {
            _writer.Take(output, text.Path, counts);
            _games += output.Entries.Count;
            _sources[place] = _sources[place] with { Position = section.After, Counts = counts.Build() };
            Commit();
            Progress(text, _sources[place].Counts);
        }
    }

    private void Warn(string message)
    {
        _warnings.Add(message);
        _observer.Warned(message);
    }

    private void Commit()
    {
        if (_time.GetElapsedTime(_committed) < CommitInterval) return;
        _writer.Commit([.. _sources]);
        _committed = _time.GetTimestamp();
    }

    private void Progress(SourceText text, ImportCounts counts)
    {
        if (_time.GetElapsedTime(_progressed) < ProgressInterval) return;
        _progressed = _time.GetTimestamp();
        _observer.Progressed(new ImportProgress(text.Path, counts, _games, _writer.Samples, _bytes + text.BytesRead, _length, _time.GetElapsedTime(_started)));
    }
}
