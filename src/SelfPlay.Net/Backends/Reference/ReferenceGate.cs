using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Reference;

/// <summary>Means over the board, and the scaling and shifting of whole channels by what was made of those means.</summary>
internal static class ReferenceGate
{
    public static void PoolMean(Shape shape, float[] x, float[] y)
    {
        for (var n = 0; n < shape.Batch; n++)
            for (var c = 0; c < shape.Channels; c++)
            {
                var sum = 0.0;
                for (var cell = 0; cell < shape.Cells; cell++) sum += x[Index(shape, n, cell, c)];
                y[(n * shape.Channels) + c] = (float)(sum / shape.Cells);
            }
    }

    public static void PoolMeanGradient(Shape shape, float[] dy, float[] dx)
    {
        for (var at = 0; at < shape.Length; at++)
        {
            var n = at / (shape.Cells * shape.Channels);
            dx[at] += dy[(n * shape.Channels) + (at % shape.Channels)] / shape.Cells;
        }
    }

    public static void Forward(Shape shape, float[] x, float[] gate, float[]? residual, bool relu, float[] y)
    {
        for (var at = 0; at < shape.Length; at++)
        {
            var n = at / (shape.Cells * shape.Channels);
            var scale = (n * 2 * shape.Channels) + (at % shape.Channels);
            var value = (x[at] * Sigmoid(gate[scale])) + gate[scale + shape.Channels];
            if (residual is not null) value += residual[at];
            y[at] = (float)(relu ? Math.Max(0, value) : value);
        }
    }

    public static void Backward(
        Shape shape, float[] x, float[] gate, float[] y, bool relu, float[] dy, float[] dx, float[] dGate, float[]? dResidual)
    {
        for (var n = 0; n < shape.Batch; n++)
            for (var c = 0; c < shape.Channels; c++)
            {
                var scale = (n * 2 * shape.Channels) + c;
                var sigmoid = Sigmoid(gate[scale]);
                double sumScale = 0, sumShift = 0;
                for (var cell = 0; cell < shape.Cells; cell++)
                {
                    var at = Index(shape, n, cell, c);
                    var masked = relu && !(y[at] > 0) ? 0 : dy[at];
                    sumScale += (double)masked * x[at];
                    sumShift += masked;
                    if (dResidual is not null) dResidual[at] = masked;
                    dx[at] = (float)(masked * sigmoid);
                }

                dGate[scale] = (float)(sumScale * sigmoid * (1 - sigmoid));
                dGate[scale + shape.Channels] = (float)sumShift;
            }
    }

    private static int Index(Shape shape, int n, int cell, int c) => (((n * shape.Cells) + cell) * shape.Channels) + c;

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
