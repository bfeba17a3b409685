namespace SelfPlay.Engine.Fitting;

/// <summary>Which samples each step of a fit learns from: every epoch takes all of them once, in an order of its own, in batches that differ by one row at most. A function of the
/// step alone, so that a fit goes on anywhere.</summary>
/// <param name="samples">Training samples, at least 2.</param>
/// <param name="batchSize">Rows of a batch, at most.</param>
/// <param name="seed">Decides the orders.</param>
internal sealed class EpochPlan(int samples, int batchSize, long seed)
{
    private const ulong OrderStream = 0x0EDE5;

    private int _epoch = -1;
    private Shuffle _order;

    public int StepsPerEpoch { get; } = (int)(((long)samples + batchSize - 1) / batchSize);

    /// <summary>Rows of the batch of a step.</summary>
    public int Rows(long step) => End(step) - Begin(step);

    /// <summary>The numbers of a step's samples.</summary>
    public void Write(long step, Span<int> places)
    {
        var epoch = (int)(step / StepsPerEpoch);
        if (epoch != _epoch) (_epoch, _order) = (epoch, new Shuffle(samples, (ulong)seed, OrderStream, (ulong)epoch));
        var begin = Begin(step);
        for (var i = 0; i < places.Length; i++) places[i] = _order[begin + i];
    }

    private int Begin(long step) => (int)((step % StepsPerEpoch) * samples / StepsPerEpoch);

    private int End(long step) => (int)(((step % StepsPerEpoch) + 1) * samples / StepsPerEpoch);
}
