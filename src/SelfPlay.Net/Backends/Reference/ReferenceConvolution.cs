using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Reference;

/// <summary>Convolution with zero padding: every output cell looks at the input cells around it.</summary>
internal static class ReferenceConvolution
{
    public static void Forward(
        Filter filter, Shape shape, float[] x, float[] weights, float[]? bias, float[]? residual, bool relu, float[] y)
    {
        var sums = new double[filter.Outputs];
        for (var row = 0; row < shape.Rows; row++)
        {
            for (var o = 0; o < filter.Outputs; o++)
                sums[o] = (bias is null ? 0.0 : bias[o]) + (residual is null ? 0.0 : residual[(row * filter.Outputs) + o]);
            for (var tap = 0; tap < filter.Taps; tap++)
            {
                var neighbour = Neighbour(filter, shape, row, tap);
                if (neighbour < 0) continue;
                for (var i = 0; i < filter.Inputs; i++)
                {
                    double value = x[(neighbour * filter.Inputs) + i];
                    var at = ((tap * filter.Inputs) + i) * filter.Outputs;
                    for (var o = 0; o < filter.Outputs; o++) sums[o] += value * weights[at + o];
                }
            }

            for (var o = 0; o < filter.Outputs; o++) y[(row * filter.Outputs) + o] = (float)(relu ? Math.Max(0, sums[o]) : sums[o]);
        }
    }

    public static void InputGradient(Filter filter, Shape shape, float[] dy, float[] weights, float[] dx)
    {
        var sums = new double[shape.Rows * filter.Inputs];
        for (var row = 0; row < shape.Rows; row++)
            for (var tap = 0; tap < filter.Taps; tap++)
            {
                var neighbour = Neighbour(filter, shape, row, tap);
                if (neighbour < 0) continue;
                for (var i = 0; i < filter.Inputs; i++)
                {
                    var at = ((tap * filter.Inputs) + i) * filter.Outputs;
                    var sum = 0.0;
                    for (var o = 0; o < filter.Outputs; o++) sum += (double)dy[(row * filter.Outputs) + o] * weights[at + o];
                    sums[(neighbour * filter.Inputs) + i] += sum;
                }
            }

        for (var i = 0; i < sums.Length; i++) dx[i] = (float)sums[i];
    }

    public static void WeightGradient(Filter filter, Shape shape, float[] x, float[] dy, float[] dw)
    {
        var sums = new double[filter.Length];
        for (var row = 0; row < shape.Rows; row++)
            for (var tap = 0; tap < filter.Taps; tap++)
            {
                var neighbour = Neighbour(filter, shape, row, tap);
                if (neighbour < 0) continue;
                for (var i = 0; i < filter.Inputs; i++)
                {
                    double value = x[(neighbour * filter.Inputs) + i];
                    var at = ((tap * filter.Inputs) + i) * filter.Outputs;
                    for (var o = 0; o < filter.Outputs; o++) sums[at + o] += value * dy[(row * filter.Outputs) + o];
                }
            }

        for (var i = 0; i < sums.Length; i++) dw[i] = (float)sums[i];
    }

    /// <summary>The row under a tap of the filter centred on <paramref name="row"/>; -1 beyond the edge of the board.</summary>
    private static int Neighbour(Filter filter, Shape shape, int row, int tap)
    {
        var reach = filter.Size / 2;
        var down = (tap / filter.Size) - reach;
        var right = (tap % filter.Size) - reach;
        var y = (row / shape.Width % shape.Height) + down;
        var x = (row % shape.Width) + right;
        var inside = y >= 0 && y < shape.Height && x >= 0 && x < shape.Width;
        return inside ? row + (down * shape.Width) + right : -1;
    }
}
