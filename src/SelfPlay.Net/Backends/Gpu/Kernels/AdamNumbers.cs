namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>An <see cref="AdamStep"/> as the kernel takes it: what depends on the step alone is worked out on the host, in doubles.</summary>
internal readonly struct AdamNumbers(AdamStep step)
{
    public readonly float GradientScale = step.GradientScale;
    public readonly float Rate = step.Rate;
    public readonly float Beta1 = step.Beta1;
    public readonly float Beta2 = step.Beta2;
    public readonly float FirstShare = (float)(1.0 - step.Beta1);
    public readonly float SecondShare = (float)(1.0 - step.Beta2);
    public readonly float FirstCorrection = (float)(1 - Math.Pow(step.Beta1, step.Step));
    public readonly float SecondCorrection = (float)(1 - Math.Pow(step.Beta2, step.Step));
    public readonly float Epsilon = step.Epsilon;
}
