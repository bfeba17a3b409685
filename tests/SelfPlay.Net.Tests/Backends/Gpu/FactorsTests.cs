using SelfPlay.Net.Backends.Gpu.Kernels;

namespace SelfPlay.Net.Tests.Backends.Gpu;

/// <summary>How 16-bit factors are packed and read again, on the host: bfloat16 by the code of the kernels, half precision by that of the simulator.</summary>
internal sealed class FactorsTests
{
    private static readonly float[] Specials =
    [
        0, -0f, 1, -1, 65504, 65519.996f, 65520, -65520, 1e30f, float.MaxValue, -float.MaxValue, float.Epsilon, 1e-40f, 1.17549435e-38f,
        6.1e-5f, 5.96e-8f, 2.98e-8f, 2.99e-8f, float.PositiveInfinity, float.NegativeInfinity,
    ];

    [Test]
    public void Half_precision_is_rounded_to_nearest_even()
    {
        var factors = default(SimulatedHalfFactors);
        foreach (var number in Specials.Concat(Numbers(13)))
        {
            var word = factors.Pack(number, -number);
            var nearest = (float)(Half)number;
            Assert.That((factors.Earlier(word), factors.Later(word)), Is.EqualTo((nearest, -nearest)), $"{number:r}");
        }
    }

    [Test]
    public void Every_number_of_half_precision_is_read_as_it_is()
    {
        for (var bits = 0; bits <= ushort.MaxValue; bits++)
        {
            var number = (float)BitConverter.UInt16BitsToHalf((ushort)bits);
            var word = bits | (bits << 16);
            Assert.That((default(HalfFactors).Earlier(word), default(HalfFactors).Later(word)), Is.EqualTo((number, number)), $"{bits:x4}");
        }
    }

    [Test]
    public void Bfloat16_is_rounded_to_nearest_even()
    {
        var factors = default(BrainFactors);
        foreach (var number in Specials.Concat(Numbers(16)))
        {
            var word = factors.Pack(number, -number);
            var nearest = NearestBrain(number);
            Assert.That((factors.Earlier(word), factors.Later(word)), Is.EqualTo((nearest, -nearest)), $"{number:r}");
        }
    }

    [TestCase(0x7fc00000)]
    [TestCase(0x7f800001)]
    [TestCase(0x7fffffff)]
    [TestCase(-1)]
    public void What_is_no_number_stays_none(int bits)
    {
        var none = BitConverter.Int32BitsToSingle(bits);
        int half = default(SimulatedHalfFactors).Pack(none, 1), brain = default(BrainFactors).Pack(none, 1);

        Assert.That((default(HalfFactors).Earlier(half), default(HalfFactors).Later(half)), Is.EqualTo((float.NaN, 1f)));
        Assert.That((default(BrainFactors).Earlier(brain), default(BrainFactors).Later(brain)), Is.EqualTo((float.NaN, 1f)));
    }

    /// <summary>Numbers of which so many bits are lost, the middle between two neighbours, and a bit beside it.</summary>
    internal static IEnumerable<float> Numbers(int bitsLost)
    {
        var rng = new System.Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var bits = BitConverter.SingleToInt32Bits((rng.NextSingle() - 0.5f) * MathF.Pow(2, rng.Next(-20, 17)));
            var middle = (bits & (-1 << bitsLost)) | (1 << (bitsLost - 1));
            foreach (var number in new[] { bits, middle - 1, middle, middle + 1 }) yield return BitConverter.Int32BitsToSingle(number);
        }
    }

    /// <summary>The nearer one of the two numbers of 16 bits around a float, the even one of two as near; beyond the largest, infinity.</summary>
    internal static float NearestBrain(float number)
    {
        var below = BitConverter.SingleToInt32Bits(number) & unchecked((int)0xffff0000);
        if (float.IsInfinity(number)) return number;
        float lower = BitConverter.Int32BitsToSingle(below), upper = BitConverter.Int32BitsToSingle(below + 0x10000);
        // The step behind the largest number is as long as that before it.
        double step = float.IsInfinity(upper) ? Math.Pow(2, 120) : Math.Abs((double)upper - lower), over = Math.Abs((double)number - lower);
        if (over == step / 2) return (below & 0x10000) == 0 ? lower : upper;
        return over < step / 2 ? lower : upper;
    }
}
