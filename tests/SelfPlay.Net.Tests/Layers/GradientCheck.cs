using SelfPlay.Net.Tensors;
using SelfPlay.Net.Tests.Backends;

namespace SelfPlay.Net.Tests.Layers;

/// <summary>Compares gradients with central differences.</summary>
internal static class GradientCheck
{
    private const int MaxChecked = 60;
    private const float Reach = 1.5e-3f;

    /// <summary>
    /// Moves values of a buffer one at a time and compares the slope of the loss with the gradient. Where the slopes to the left and to the right
    /// differ there is a kink of ReLU; such places are left out, and must be few.
    /// </summary>
    public static void Check(string name, DeviceBuffer values, int length, float[] gradient, Func<double> loss)
    {
        var before = Scene.Read(values);
        var stride = Math.Max(1, length / MaxChecked);
        var tolerance = (0.01 * gradient.Take(length).Max(Math.Abs)) + 3e-4;
        var centre = loss();
        int tried = 0, kinks = 0;
        for (var i = 0; i < length; i += stride, tried++)
        {
            var right = Slope(values, before[i], i, Reach, centre, loss);
            var left = Slope(values, before[i], i, -Reach, centre, loss);
            if (Math.Abs(right - left) > 2 * tolerance) kinks++;
            else Assert.That(gradient[i], Is.EqualTo((left + right) / 2).Within(tolerance), $"{name}[{i}]");
        }

        Assert.That(kinks, Is.LessThanOrEqualTo(Math.Max(2, tried / 5)), $"{name}: too many kinks to say anything");
    }

    private static double Slope(DeviceBuffer values, float value, int at, float reach, double centre, Func<double> loss)
    {
        values.Write([value + reach], at);
        var moved = loss();
        values.Write([value], at);
        return (moved - centre) / ((double)(value + reach) - value);
    }
}
