using SelfPlay.Games.Core;
using SelfPlay.Net.Training;

namespace SelfPlay.Engine.Learning;

/// <summary>Has the next batch filled on another thread while one is learnt from: one after the other, so that the draws stay the same.</summary>
internal sealed class BatchFeed(Game game, int rows)
{
    private readonly TrainingBatch[] _batches = [NewBatch(game, rows), NewBatch(game, rows)];

    /// <summary>So many batches; each is good until the next is asked for. When the loop is left nobody fills any more.</summary>
    /// <param name="count">How many.</param>
    /// <param name="fill">Fills the batch with this number, from 0.</param>
    public IEnumerable<TrainingBatch> Read(int count, Action<int, TrainingBatch> fill)
    {
        if (count == 0) yield break;
        var next = Task.Run(() => Fill(0));
        try
        {
            for (var i = 0; i < count; i++)
            {
                var batch = next.GetAwaiter().GetResult();
                var following = i + 1;
                if (following < count) next = Task.Run(() => Fill(following));
                yield return batch;
            }
        }
        finally
        {
            ((IAsyncResult)next).AsyncWaitHandle.WaitOne();
        }

        TrainingBatch Fill(int number)
        {
            var batch = _batches[number % _batches.Length];
            fill(number, batch);
            return batch;
        }
    }

    private static TrainingBatch NewBatch(Game game, int rows) => new(rows, game.Planes.Size, rows * game.MaxMoves);
}
