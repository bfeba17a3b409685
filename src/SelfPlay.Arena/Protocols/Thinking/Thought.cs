using SelfPlay.Engine.Analysis;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Thinking;

/// <summary>
/// One request on its way to its answer. The search runs on the thread of the <see cref="ThinkingThread{TPosition}"/> and publishes reports; a second
/// thread does nothing but wait for the moment to answer, with the last report there is. So an answer is never later than asked for, even when a
/// single batch of a large network takes longer than the time that is left.
/// <code>
/// server       received -> ........ stop, ponderhit
/// search       (older search ends) -> batch, batch, batch -> searched
/// answerer     waits for: searched | stop + grace | the hard limit of time -> Answer, once
/// </code>
/// </summary>
internal sealed class Thought<TPosition> : IActivity
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>So long a search that is told to stop may take to end by itself, with a report that is a batch newer.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(3);

    private static readonly TimeSpan ReportPause = TimeSpan.FromMilliseconds(5), FirstTelling = TimeSpan.FromMilliseconds(100), LongestSilence = TimeSpan.FromSeconds(1);

    /// <summary>A report costs a search at most this share of its time.</summary>
    private const double ReportShare = 0.05;

    private readonly object _gate = new();
    private readonly ThinkingOrder<TPosition> _order;
    private readonly IThoughtListener _listener;
    private readonly TimeProvider _clock;

    private AnalysisReport? _report;
    private long _clockStart;
    private bool _isPondering, _isSearched, _isAnswered;
    private volatile bool _isStopped;

    // Of the search thread alone.
    private long _searchStart, _lastBatch;
    private TimeSpan _batch, _nextReport, _nextTelling, _silence;
    private bool _hasLooked;
    private AnalysedMove? _shortcut;

    public Thought(ThinkingOrder<TPosition> order, IThoughtListener listener, TimeProvider clock)
    {
        (_order, _listener, _clock) = (order, listener, clock);
        (_clockStart, _isPondering) = (order.Received, order.IsPondering);
        _nextTelling = _silence = order.ReportEvery ?? FirstTelling;
        new Thread(AwaitAnswer) { IsBackground = true, Name = "answer" }.Start();
    }

    public bool IsOver
    {
        get
        {
            lock (_gate) return _isAnswered;
        }
    }

    public bool EndsByItself
    {
        get
        {
            lock (_gate) return !_order.IsInfinite && !_isPondering;
        }
    }

    /// <summary>The opponent made the move expected: from now on the clock runs.</summary>
    public void PonderHit()
    {
        lock (_gate)
        {
            if (!_isPondering) return;
            (_isPondering, _clockStart) = (false, _clock.GetTimestamp());
            Monitor.PulseAll(_gate);
        }
    }

    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
            while (!_isAnswered) Monitor.Wait(_gate);
        }
    }

    public void Finish(CancellationToken cancel)
    {
        using var stop = cancel.Register(Stop);
        lock (_gate)
        {
            if (!EndsByItself) Stop();
            while (!_isAnswered) Monitor.Wait(_gate);
        }

        cancel.ThrowIfCancellationRequested();
    }

    /// <summary>The search thread's part. False if it failed and was told so: the analyst may be damaged then.</summary>
    /// <param name="prepare">Makes the analyst ready, which may take its time.</param>
    public bool Search(Func<Analyst<TPosition>> prepare)
    {
        try
        {
            if (_order.Line is { } line && !_isStopped) Search(prepare(), line);
            return true;
        }
        catch (Exception exception)
        {
            // Whatever failed (a device, memory): the GUI gets the reason and a legal move, and the server goes on.
            _listener.Tell($"error: the search failed: {exception.Message}");
            return false;
        }
        finally
        {
            lock (_gate)
            {
                _isSearched = true;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private void Search(Analyst<TPosition> analyst, Line<TPosition> line)
    {
        _searchStart = _lastBatch = _clock.GetTimestamp();
        var last = analyst.Analyse(line, _order.Limits, progress => GoesOn(analyst, progress));
        if (_order.ReportEvery is not null) _nextTelling = TimeSpan.Zero; // a search may end long before it is stopped: whoever watches is to see how
        Publish(_shortcut is null ? last : last.LedBy(_shortcut));
    }

    /// <summary>After every batch.</summary>
    private bool GoesOn(Analyst<TPosition> analyst, AnalysisProgress progress)
    {
        MeasureBatch();
        if (Elapsed >= _nextReport) Report(analyst);
        return !_isStopped && !IsEnough(progress) && !FindsShortcut();
    }

    /// <summary>Looks once. Not before the first batch: then there is a report to answer with, should the time run out meanwhile.</summary>
    private bool FindsShortcut()
    {
        if (_hasLooked || _order.Shortcut is not { } look) return false;
        (_hasLooked, _shortcut) = (true, look(_order.Line!));
        _lastBatch = _clock.GetTimestamp();
        return _shortcut is not null;
    }

    private bool IsEnough(AnalysisProgress progress)
    {
        if (_order.MateIn is { } wanted && _report?.Best.MateIn is { } found && found > 0 && found <= wanted) return true;
        TimeSpan elapsed;
        lock (_gate)
        {
            if (_isPondering) return false;
            elapsed = _clock.GetElapsedTime(_clockStart);
        }

        if (!_order.HasChoice && _order.Budget is { IsLimited: true, IsFixed: false }) return true;
        var speed = progress.Nodes / Math.Max(1e-6, _clock.GetElapsedTime(_searchStart).TotalSeconds);
        return _order.Budget.IsOver(elapsed, _batch, speed, progress);
    }

    /// <summary>A slow batch is remembered for a while: the next one may be as slow.</summary>
    private void MeasureBatch()
    {
        var now = _clock.GetTimestamp();
        var last = _clock.GetElapsedTime(_lastBatch, now);
        _batch = last > 0.9 * _batch ? last : 0.9 * _batch;
        _lastBatch = now;
    }

    private void Report(Analyst<TPosition> analyst)
    {
        var begun = _clock.GetTimestamp();
        Publish(analyst.Report());
        var pause = _clock.GetElapsedTime(begun) / ReportShare;
        _nextReport = Elapsed + (pause > ReportPause ? pause : ReportPause);
    }

    private void Publish(AnalysisReport report) => Listen(listener =>
    {
        _report = report;
        if (Elapsed < _nextTelling) return;
        listener.Report(report, Elapsed);
        _silence = _order.ReportEvery ?? (_silence < LongestSilence / 2 ? 2 * _silence : LongestSilence);
        _nextTelling = Elapsed + _silence;
    });

    private TimeSpan Elapsed => _clock.GetElapsedTime(_order.Received);

    /// <summary>Nothing is said after the answer.</summary>
    private void Listen(Action<IThoughtListener> say)
    {
        lock (_gate)
        {
            if (!_isAnswered) say(_listener);
        }
    }

    /// <summary>The answerer's part.</summary>
    private void AwaitAnswer()
    {
        lock (_gate)
        {
            while (!_isStopped && !IsDue(out var left)) Monitor.Wait(_gate, left);
            var stopped = _clock.GetTimestamp();
            while (_isStopped && !_isSearched && Grace - _clock.GetElapsedTime(stopped) is var rest && rest > TimeSpan.Zero) Monitor.Wait(_gate, rest);
            _listener.Answer(_report, Elapsed);
            (_isStopped, _isAnswered) = (true, true);
            Monitor.PulseAll(_gate);
        }
    }

    /// <param name="left">Time until it may be due.</param>
    private bool IsDue(out TimeSpan left)
    {
        left = Timeout.InfiniteTimeSpan;
        if (_order.IsInfinite || _isPondering) return false;
        if (_isSearched) return true;
        if (!_order.Budget.IsLimited) return false;
        left = _order.Budget.Hard - _clock.GetElapsedTime(_clockStart);
        return left <= TimeSpan.Zero;
    }
}
