namespace SelfPlay.Engine.Benchmarks;

/// <summary>One of several equal measurements.</summary>
/// <param name="Speed">Work done a second.</param>
/// <param name="Peak">Operations a second of <see cref="FmaChains"/> on as many threads, just before; 0 where nobody asked.</param>
/// <param name="Processors">Processor time of the whole program over the time of the round: below the number of threads, others used the machine.</param>
internal readonly record struct Round(double Speed, double Peak, double Processors);
