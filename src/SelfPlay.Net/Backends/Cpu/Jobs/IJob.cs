namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>
/// Work cut into units that may run in any order on any thread. What a unit computes never depends on the others, so that the number of threads
/// changes no bit. Jobs are structs that hold buffers (not bare pointers), which keeps the memory alive while they run.
/// </summary>
internal interface IJob
{
    int Units { get; }

    void Run(int start, int end);
}
