namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>The 4 x 4 outputs of a Winograd tile in one channel, a field a row.</summary>
internal readonly struct OutputTile(Float4 r0, Float4 r1, Float4 r2, Float4 r3)
{
    public readonly Float4 R0 = r0;
    public readonly Float4 R1 = r1;
    public readonly Float4 R2 = r2;
    public readonly Float4 R3 = r3;
}
