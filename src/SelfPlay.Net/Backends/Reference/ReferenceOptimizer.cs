namespace SelfPlay.Net.Backends.Reference;

/// <summary>One step of each optimiser, value by value.</summary>
internal static class ReferenceOptimizer
{
    public static void Sgd(float[] value, float[] gradient, float[] velocity, float gradientScale, float rate, float momentum, float decay)
    {
        for (var i = 0; i < value.Length; i++)
        {
            velocity[i] = (momentum * velocity[i]) + ((gradientScale * gradient[i]) + (decay * value[i]));
            value[i] -= rate * velocity[i];
        }
    }

    /// <summary>Kingma and Ba 2015, algorithm 1, with the decay of Loshchilov and Hutter 2019.</summary>
    public static void Adam(float[] value, float[] gradient, float[] first, float[] second, AdamStep step)
    {
        var firstCorrection = 1 - Math.Pow(step.Beta1, step.Step);
        var secondCorrection = 1 - Math.Pow(step.Beta2, step.Step);
        for (var i = 0; i < value.Length; i++)
        {
            double g = step.GradientScale * gradient[i];
            first[i] = (float)((step.Beta1 * first[i]) + ((1.0 - step.Beta1) * g));
            second[i] = (float)((step.Beta2 * second[i]) + ((1.0 - step.Beta2) * g * g));
            var direction = first[i] / firstCorrection / (Math.Sqrt(second[i] / secondCorrection) + step.Epsilon);
            value[i] -= (float)(step.Rate * (direction + (step.Decay * value[i])));
        }
    }
}
