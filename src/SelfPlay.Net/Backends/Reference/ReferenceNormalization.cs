using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Reference;

/// <summary>Batch Renormalization (Ioffe 2017, algorithm 1), one channel after the other.</summary>
internal static class ReferenceNormalization
{
    public static void Forward(
        Shape shape, float[] x, Normalization norm, NormalizationStep step, float[]? residual, bool relu, float[] y)
    {
        for (var c = 0; c < shape.Channels; c++)
        {
            MeasureBatch(shape, x, c, norm, step);
            var mean = At(norm.BatchMean, c);
            var scale = At(norm.BatchInverseDeviation, c) * At(norm.RenormScale, c);
            for (var at = c; at < shape.Length; at += shape.Channels)
            {
                var value = (At(norm.Gamma, c) * (((x[at] - mean) * scale) + At(norm.RenormShift, c))) + At(norm.Beta, c);
                if (residual is not null) value += residual[at];
                y[at] = (float)(relu ? Math.Max(0, value) : value);
            }
        }
    }

    /// <summary>Gradient with r and d as constants, by Ioffe's formulas: the plain batch norm gradient times r.</summary>
    public static void Backward(
        Shape shape, float[] x, float[] y, Normalization norm, bool relu, float[] dy, float[] dx, float[]? dResidual, float[] dGamma, float[] dBeta)
    {
        for (var c = 0; c < shape.Channels; c++)
        {
            double mean = At(norm.BatchMean, c), inverse = At(norm.BatchInverseDeviation, c), r = At(norm.RenormScale, c);
            double sum = 0, sumNormal = 0;
            for (var at = c; at < shape.Length; at += shape.Channels)
            {
                if (relu && !(y[at] > 0)) continue;
                sum += dy[at];
                sumNormal += dy[at] * (x[at] - mean) * inverse;
            }

            dBeta[c] = (float)sum;
            dGamma[c] = (float)((r * sumNormal) + (At(norm.RenormShift, c) * sum));
            for (var at = c; at < shape.Length; at += shape.Channels)
            {
                var masked = relu && !(y[at] > 0) ? 0 : dy[at];
                var normal = (x[at] - mean) * inverse;
                if (dResidual is not null) dResidual[at] = masked;
                dx[at] = (float)(At(norm.Gamma, c) * r * inverse * (masked - ((sum + (normal * sumNormal)) / shape.Rows)));
            }
        }
    }

    /// <summary>Mean and deviation of the batch; r and d from the moving averages as they were; then the moving averages.</summary>
    private static void MeasureBatch(Shape shape, float[] x, int c, Normalization norm, NormalizationStep step)
    {
        double mean = 0, variance = 0;
        for (var at = c; at < shape.Length; at += shape.Channels) mean += x[at];
        mean /= shape.Rows;
        for (var at = c; at < shape.Length; at += shape.Channels) variance += (x[at] - mean) * (x[at] - mean);
        variance /= shape.Rows;

        double runningMean = At(norm.RunningMean, c), runningVariance = At(norm.RunningVariance, c);
        var deviation = Math.Sqrt(variance + Normalization.Epsilon);
        var runningDeviation = Math.Sqrt(runningVariance + Normalization.Epsilon);
        Set(norm.BatchMean, c, mean);
        Set(norm.BatchInverseDeviation, c, 1 / deviation);
        Set(norm.RenormScale, c, Math.Clamp(deviation / runningDeviation, 1 / step.RMax, step.RMax));
        Set(norm.RenormShift, c, Math.Clamp((mean - runningMean) / runningDeviation, -step.DMax, step.DMax));
        Set(norm.RunningMean, c, runningMean + (step.Rate * (mean - runningMean)));
        Set(norm.RunningVariance, c, runningVariance + (step.Rate * (variance - runningVariance)));
    }

    private static double At(DeviceBuffer buffer, int c) => ((HostBuffer)buffer).Values[c];

    private static void Set(DeviceBuffer buffer, int c, double value) => ((HostBuffer)buffer).Values[c] = (float)value;
}
