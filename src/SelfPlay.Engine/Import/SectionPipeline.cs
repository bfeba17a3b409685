using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Import;

/// <summary>
/// One thread divides a text into sections, several work on them, and the caller gets the results in the order of the text:
/// <code>
/// reader ──> sections ──> worker 1..n ──> results in order ──> caller        a few sections are under way at a time, so memory is constant
/// </code>
/// </summary>
internal sealed class SectionPipeline<TPosition>(SectionWorker<TPosition> worker, int threads)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly ConcurrentBag<SectionOutput> _outputs = [];

    /// <param name="sections">Enumerated on a thread of its own.</param>
    /// <param name="take">Gets each section and what was made of it, which holds until it returns; on the calling thread.</param>
    /// <param name="cancel">Stops between two sections, by an <see cref="OperationCanceledException"/>.</param>
    public void Run(IEnumerable<GameSection<TPosition>> sections, Action<GameSection<TPosition>, SectionOutput> take, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var inOrder = new BlockingCollection<GameSection<TPosition>>((2 * threads) + 2);
        using var toDo = new BlockingCollection<GameSection<TPosition>>();
        Exception? failure = null;
        var all = new List<Thread> { Start("import reader", () => Read(sections, inOrder, toDo, exception => failure = exception, stop.Token)) };
        for (var i = 0; i < threads; i++) all.Add(Start("import", () => Work(toDo)));
        try
        {
            foreach (var section in inOrder.GetConsumingEnumerable(cancel))
            {
                cancel.ThrowIfCancellationRequested();
                var output = section.Wait(cancel);
                take(section, output);
                _outputs.Add(output);
            }

            // The reader ends early then, and the sections before that look like all there are.
            cancel.ThrowIfCancellationRequested();
        }
        finally
        {
            stop.Cancel();
            foreach (var thread in all) thread.Join();
        }

        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
    }

    private static void Read(
        IEnumerable<GameSection<TPosition>> sections,
        BlockingCollection<GameSection<TPosition>> inOrder,
        BlockingCollection<GameSection<TPosition>> toDo,
        Action<Exception> fail,
        CancellationToken stop)
    {
        try
        {
            foreach (var section in sections)
            {
                inOrder.Add(section, stop);
                toDo.Add(section, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The caller knows: it asked for it.
        }
        catch (Exception exception)
        {
            fail(exception);
        }
        finally
        {
            toDo.CompleteAdding();
            inOrder.CompleteAdding();
        }
    }

    private void Work(BlockingCollection<GameSection<TPosition>> toDo)
    {
        foreach (var section in toDo.GetConsumingEnumerable())
        {
            if (!_outputs.TryTake(out var output)) output = new SectionOutput();
            section.Work(worker, output);
        }
    }

    private static Thread Start(string name, Action run)
    {
        var thread = new Thread(() => run()) { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }
}
