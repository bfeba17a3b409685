namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>One line of a 3x3 filter.</summary>
internal readonly struct TapLine(float t0, float t1, float t2)
{
    public readonly float T0 = t0;
    public readonly float T1 = t1;
    public readonly float T2 = t2;
}
