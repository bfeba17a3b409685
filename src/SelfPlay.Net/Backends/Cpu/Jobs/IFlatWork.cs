namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>Work on each float by itself.</summary>
internal interface IFlatWork
{
    void Run(int start, int end);
}
