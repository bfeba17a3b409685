using SelfPlay.Engine.Data;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Engine.Import;

/// <summary>Some games of a source that follow each other: what one worker takes at a time. Cut by the text alone, never by threads or time.</summary>
/// <param name="games">To be enumerated once, by the worker: reading happens there as far as it can.</param>
/// <param name="after">Where the source goes on after them.</param>
internal sealed class GameSection<TPosition>(IEnumerable<ReadGame<TPosition>> games, SourcePosition after)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly TaskCompletionSource<SectionOutput> _output = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SourcePosition After => after;

    /// <summary>Works on the games, on the thread that calls.</summary>
    public void Work(SectionWorker<TPosition> worker, SectionOutput output)
    {
        try
        {
            worker.Work(games, output);
            _output.SetResult(output);
        }
        catch (Exception exception)
        {
            // Thrown where the result is waited for: a fault of a worker must stop the import, not its thread alone.
            _output.SetException(exception);
        }
    }

    /// <summary>Waits for what a worker made of them.</summary>
    public SectionOutput Wait(CancellationToken cancel) => _output.Task.WaitAsync(cancel).GetAwaiter().GetResult();
}
