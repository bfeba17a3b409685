using SelfPlay.Engine.Replay;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Replay;

public class PlanePackingTests
{
    [TestCase(9, 3)]
    [TestCase(42, 3)]
    [TestCase(64, 13)]
    [TestCase(81, 43)]
    [TestCase(361, 8)]
    [TestCase(1, 1)]
    [TestCase(7, 2)]
    [TestCase(8, 2)]
    public void Every_float_comes_back_bit_by_bit(int cells, int planes)
    {
        var rng = new Rng((ulong)cells);
        for (var i = 0; i < 200; i++)
        {
            var values = Random(ref rng, cells, planes);
            var packed = PlanePacking.Pack(values, cells, planes);
            var unpacked = Enumerable.Repeat(77f, values.Length).ToArray();
            PlanePacking.Unpack(packed, cells, planes, unpacked);
            Assert.That(PlanePacking.IsValid(packed, cells, planes));
            Assert.That(unpacked.Select(BitConverter.SingleToUInt32Bits), Is.EqualTo(values.Select(BitConverter.SingleToUInt32Bits)));
        }
    }

    [Test]
    public void A_full_chess_board_takes_117_bytes_at_most()
    {
        var values = new float[64 * 13];
        for (var cell = 0; cell < 64; cell++) values[(cell * 13) + (cell % 13)] = 1;
        Assert.That(PlanePacking.Pack(values, 64, 13), Has.Length.EqualTo(117));
    }

    [Test]
    public void Bits_lie_as_the_format_says()
    {
        float[] values = [0, 0.5f, 1, 0.5f, 0, 0.5f, 1, 0.5f];
        Assert.That(PlanePacking.Pack(values, 4, 2), Is.EqualTo(new byte[] { 1, 0b1010, 2, 0, 0, 0, 0x3f }));
        Assert.That(PlanePacking.Pack(new float[8], 4, 2), Is.EqualTo(new byte[2]));
    }

    [Test]
    public void Bytes_that_do_not_fit_the_board_are_not_valid()
    {
        var rng = new Rng(5);
        var packed = PlanePacking.Pack(Random(ref rng, 9, 4), 9, 4);
        for (var length = 0; length < packed.Length; length++)
            Assert.That(PlanePacking.IsValid(packed.AsSpan(0, length), 9, 4), Is.False, $"{length} bytes");
        Assert.That(PlanePacking.IsValid([.. packed, 0], 9, 4), Is.False);
        Assert.That(PlanePacking.IsValid([4], 9, 1), Is.False);
        Assert.That(PlanePacking.IsValid([1, 0, 0b10], 9, 1), Is.False);
        Assert.That(PlanePacking.IsValid([1, 0, 0b01], 9, 1));
    }

    private static float[] Random(ref Rng rng, int cells, int planes)
    {
        var values = new float[cells * planes];
        for (var plane = 0; plane < planes; plane++)
        {
            var kind = rng.Next(8);
            var constant = (float)rng.NextNormal();
            for (var cell = 0; cell < cells; cell++)
                values[(cell * planes) + plane] = kind switch
                {
                    0 => 0,
                    1 => 1,
                    2 => constant,
                    3 => -0f,
                    4 => float.NaN,
                    5 => (float)rng.NextNormal(),
                    6 => rng.Next(2) * -0f,
                    _ => rng.Next(2),
                };
        }

        return values;
    }
}
