namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>One line of a Winograd tile: a value at each of the six points.</summary>
internal readonly struct PointLine(float p0, float p1, float p2, float p3, float p4, float p5)
{
    public readonly float P0 = p0;
    public readonly float P1 = p1;
    public readonly float P2 = p2;
    public readonly float P3 = p3;
    public readonly float P4 = p4;
    public readonly float P5 = p5;
}
