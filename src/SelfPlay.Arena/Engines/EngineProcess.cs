using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace SelfPlay.Arena.Engines;

/// <summary>
/// Another program, spoken to line by line whatever its protocol. Its output is read on a thread of its own, which notes the moment at which each line
/// arrives, so that times are exact however busy the caller is. Ended with all its children by <see cref="Dispose"/>, and when our process ends.
/// </summary>
public sealed class EngineProcess : IDisposable
{
    private const int KeptLines = 4096;
    private const int LongestLine = 16384;
    private const int KeptErrors = 5;

    /// <summary>ENOENT, and ERROR_FILE_NOT_FOUND.</summary>
    private const int NotFound = 2;

    private const int LongestError = 200;

    /// <summary>How long the death of a program may take to be seen, and how long a Ctrl-C that killed it may take to reach us.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    /// <summary>A program that reads nothing for so long, while the pipe to it is full, is killed.</summary>
    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly TimeProvider _time;
    private readonly LineQueue _lines = new(KeptLines);
    private readonly Queue<string> _errors = new();
    private readonly Thread[] _readers;
    private readonly EventHandler _whenWeEnd;
    private bool _disposed;

    private EngineProcess(Process process, string name, TimeProvider time)
    {
        (_process, Name, _time) = (process, name, time);
        process.StandardInput.AutoFlush = true;
        _readers = [new Thread(ReadOutput) { IsBackground = true }, new Thread(ReadErrors) { IsBackground = true }];
        foreach (var reader in _readers) reader.Start();
        _whenWeEnd = (_, _) => Kill();
        AppDomain.CurrentDomain.ProcessExit += _whenWeEnd;
    }

    /// <summary>For messages.</summary>
    public string Name { get; set; }

    public bool IsRunning => !_disposed && !_process.HasExited;

    /// <summary>Of the operating system.</summary>
    public int Id => _process.Id;

    /// <exception cref="EngineException">The program cannot be started.</exception>
    public static EngineProcess Start(EngineCommand command, TimeProvider time)
    {
        var plain = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(command.Path, command.Arguments)
        {
            WorkingDirectory = command.WorkingDirectory ?? "",
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = plain,
            StandardOutputEncoding = plain,
            StandardErrorEncoding = plain,
        };
        try
        {
            return new EngineProcess(Process.Start(start)!, command.Name, time);
        }
        catch (Win32Exception fault) when (fault.NativeErrorCode == NotFound)
        {
            throw new EngineException(EngineFault.CannotStart, $"there is no program '{command.Path}': give its full path", fault);
        }
        catch (Exception fault) when (fault is Win32Exception or IOException)
        {
            throw new EngineException(EngineFault.CannotStart, $"'{command.Path}' cannot be started: {fault.Message}", fault);
        }
    }

    /// <summary>Now, on the clock that stamps the lines.</summary>
    public long Timestamp() => _time.GetTimestamp();

    public TimeSpan Elapsed(long from, long to) => _time.GetElapsedTime(from, to);

    /// <exception cref="EngineException">The program is gone.</exception>
    /// <exception cref="OperationCanceledException"/>
    public void Send(string line, CancellationToken cancel)
    {
        using var guard = new Timer(_ => Kill(), null, WriteTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            _process.StandardInput.Write(line + "\n");
        }
        catch (IOException fault)
        {
            throw Gone(fault, cancel);
        }
    }

    /// <summary>The next line; null if none arrives in time.</summary>
    /// <exception cref="EngineException">The program has ended or closed its output.</exception>
    /// <exception cref="OperationCanceledException"/>
    public EngineLine? Read(TimeSpan timeout, CancellationToken cancel)
    {
        if (_lines.TryTake(timeout > TimeSpan.Zero ? timeout : TimeSpan.Zero, cancel, out var line, out var ended)) return line;
        if (!ended) return null;
        throw Gone(null, cancel);
    }

    /// <summary>The first line whose first word is <paramref name="word"/>; null if none arrives in time. Lines before it go to <paramref name="other"/>.</summary>
    /// <exception cref="EngineException">The program has ended or closed its output.</exception>
    /// <exception cref="OperationCanceledException"/>
    public EngineLine? ReadUntil(string word, TimeSpan timeout, Action<string> other, CancellationToken cancel) =>
        ReadUntil(line => FirstWord(line).SequenceEqual(word), timeout, other, cancel);

    /// <summary>The first line of a kind; null if none arrives in time. Lines before it go to <paramref name="other"/>.</summary>
    /// <exception cref="EngineException">The program has ended or closed its output.</exception>
    /// <exception cref="OperationCanceledException"/>
    public EngineLine? ReadUntil(Func<string, bool> isSuch, TimeSpan timeout, Action<string> other, CancellationToken cancel)
    {
        var begin = Timestamp();
        while (Read(timeout - Elapsed(begin, Timestamp()), cancel) is { } line)
        {
            if (isSuch(line.Text)) return line;
            if (Elapsed(begin, line.Timestamp) > timeout) return null; // a flood never lets us wait
            other(line.Text);
        }

        return null;
    }

    /// <summary>Forgets the lines that nobody has read.</summary>
    public void DropLines() => _lines.Clear();

    /// <summary>What to end a message about a fault with: the last lines that the program wrote to its error output.</summary>
    public string LastWords()
    {
        lock (_errors) return _errors.Count == 0 ? "" : $"; its last words: {string.Join(" / ", _errors)}";
    }

    /// <summary>Asks the program to leave, and ends it if it does not.</summary>
    public void Quit(string command, TimeSpan timeout)
    {
        if (_disposed) return;
        try
        {
            Send(command, CancellationToken.None);
            _process.WaitForExit(timeout);
        }
        catch (EngineException)
        {
            // It has gone already, which is what was asked for.
        }

        Dispose();
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        AppDomain.CurrentDomain.ProcessExit -= _whenWeEnd;
        Kill();
        _process.WaitForExit(Moment * 10);
        // A grandchild that outlives the program can hold its output open: then the readers, being background threads, are left to it.
        if (_readers.All(reader => reader.Join(Moment))) _lines.Dispose();
        _process.Dispose();
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> line)
    {
        var words = line.Trim();
        var end = words.IndexOfAny(' ', '\t');
        return end < 0 ? words : words[..end];
    }

    private EngineException Gone(Exception? inner, CancellationToken cancel)
    {
        // A Ctrl-C in a terminal reaches the program as it reaches us: that is not its fault.
        cancel.WaitHandle.WaitOne(Moment);
        cancel.ThrowIfCancellationRequested();
        var exited = _process.WaitForExit(Moment);
        foreach (var reader in _readers) reader.Join(Moment);
        var what = exited ? $"ended with exit code {_process.ExitCode}" : "closed its input or output";
        return new EngineException(EngineFault.Crashed, $"{Name} {what}{LastWords()}", inner);
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It, or a child of it, ended at this very moment.
        }
    }

    private void ReadOutput()
    {
        ReadLines(_process.StandardOutput, LongestLine, line => _lines.Add(new EngineLine(line, _time.GetTimestamp())));
        _lines.End();
    }

    private void ReadErrors() => ReadLines(_process.StandardError, LongestError, line =>
    {
        lock (_errors)
        {
            if (!string.IsNullOrWhiteSpace(line)) _errors.Enqueue(line.Trim());
            if (_errors.Count > KeptErrors) _errors.Dequeue();
        }
    });

    private static void ReadLines(StreamReader text, int longest, Action<string> take)
    {
        var lines = new LineReader(text, longest);
        try
        {
            while (lines.Read() is { } line) take(line);
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            // The pipe broke, or was closed under us: the end of the text.
        }
    }
}
