namespace SelfPlay.Net.Backends.Cpu.Kernels;

/// <summary>Room on the stack that begins at a line of cache: a vector that is written across two lines is read back far more slowly.</summary>
internal static unsafe class AlignedRoom
{
    /// <summary>Floats to ask for beside those that are needed.</summary>
    public const int Slack = (Line / sizeof(float)) - 1;

    private const int Line = 64;

    /// <summary>The first aligned place.</summary>
    public static float* In(float* room) => (float*)(((nuint)room + Line - 1) & ~(nuint)(Line - 1));
}
