namespace SelfPlay.Arena.TextUi;

/// <summary>Reads lines so that Ctrl-C can end the waiting: reading itself cannot be interrupted and is left behind on its own thread.</summary>
internal sealed class TypedLines(TextReader input)
{
    /// <summary>The next line; null at the end of the input.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the line that was waited for is lost.</exception>
    public string? Read(CancellationToken cancel) =>
        Task.Factory.StartNew(input.ReadLine, cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(cancel).GetAwaiter().GetResult();
}
