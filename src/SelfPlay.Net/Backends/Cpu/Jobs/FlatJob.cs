namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>Cuts <see cref="IFlatWork"/> over <paramref name="length"/> floats into units that end at cache lines.</summary>
internal readonly struct FlatJob<TWork>(TWork work, int length) : IJob where TWork : struct, IFlatWork
{
    private const int UnitLength = 1024;

    public int Units => (length + UnitLength - 1) / UnitLength;

    public void Run(int start, int end) => work.Run(start * UnitLength, Math.Min(end * UnitLength, length));
}
