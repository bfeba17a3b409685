namespace SelfPlay.Engine.Rating;

/// <summary>A symmetric, positive definite matrix: small, dense, in double, for the normal equations of a fit.</summary>
internal sealed class SquareMatrix(int size)
{
    private readonly double[][] _rows = [.. Enumerable.Range(0, size).Select(_ => new double[size])];

    public double this[int row, int column] => _rows[row][column];

    /// <summary>Adds to one entry and to its mirror image; the diagonal only once.</summary>
    public void Add(int row, int column, double value)
    {
        _rows[row][column] += value;
        if (row != column) _rows[column][row] += value;
    }

    /// <summary>The inverse, by Cholesky's factors.</summary>
    public SquareMatrix Inverse()
    {
        var factor = Factor();
        var inverse = new SquareMatrix(size);
        for (var column = 0; column < size; column++)
        {
            var unit = new double[size];
            unit[column] = 1;
            Solve(factor, unit).CopyTo(inverse._rows[column], 0);
        }

        return inverse;
    }

    /// <summary>The x with this * x = <paramref name="right"/>.</summary>
    public double[] Solve(double[] right) => Solve(Factor(), right);

    /// <summary>The lower triangle L with L * transposed L = this. A pivot lost to rounding is kept above 0, which only shortens a step.</summary>
    private double[][] Factor()
    {
        var factor = _rows.Select(row => row.ToArray()).ToArray();
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = _rows[i][j] - Dot(factor[i], factor[j], j);
                factor[i][j] = i > j ? rest / factor[j][j] : Math.Sqrt(Math.Max(rest, 1e-14 * Math.Max(_rows[i][i], double.Epsilon)));
            }
        }

        return factor;
    }

    private static double[] Solve(double[][] factor, double[] right)
    {
        var solution = right.ToArray();
        for (var i = 0; i < solution.Length; i++) solution[i] = (solution[i] - Dot(factor[i], solution, i)) / factor[i][i];
        for (var i = solution.Length - 1; i >= 0; i--)
        {
            solution[i] /= factor[i][i];
            for (var j = 0; j < i; j++) solution[j] -= factor[i][j] * solution[i];
        }

        return solution;
    }

    private static double Dot(double[] a, double[] b, int count)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++) sum += a[i] * b[i];
        return sum;
    }
}
