using SelfPlay.Net.Backends.Gpu;

namespace SelfPlay.Net.Tests.Backends.Gpu;

internal sealed class PlanePackerTests
{
    private const int Rows = 3;

    /// <summary>One cell, cells that fill whole vectors, and cells that leave every kind of rest.</summary>
    private static readonly int[] Cells = [1, 5, 8, 9, 42, 49, 64];

    private static IEnumerable<int> ChannelCounts => Enumerable.Range(1, 40);

    [TestCaseSource(nameof(ChannelCounts))]
    public void A_bit_and_a_number_a_channel_hold_everything(int channels)
    {
        foreach (var cells in Cells)
        {
            var planes = OneValueAChannel(cells, channels);
            var packed = new Packed(cells * channels, channels);

            Assert.That(packed.Take(planes), $"{cells} cells");
            Assert.That(packed.Unpacked(), Is.EqualTo(planes), $"{cells} cells");
        }
    }

    /// <summary>Bits beyond a row are clear, and a channel without a value has 0, whatever stood there before.</summary>
    [Test]
    public void Nothing_of_an_earlier_batch_stays()
    {
        var packed = new Packed(21, 3);
        Array.Fill(packed.Bits, -1);
        Array.Fill(packed.Values, 7);

        Assert.That(packed.Take(new float[Rows * 21]));
        Assert.That(packed.Bits, Is.All.Zero);
        Assert.That(packed.Values, Is.All.Zero);
    }

    [Test]
    public void Minus_zero_is_zero()
    {
        var packed = new Packed(18, 2);
        var planes = new float[Rows * 18];
        Array.Fill(planes, -0f);
        planes[4] = -2;

        Assert.That(packed.Take(planes));
        Assert.That(packed.Bits, Is.EqualTo(new[] { 1 << 4, 0, 0 }));
        Assert.That(packed.Values, Is.EqualTo(new float[] { -2, 0, 0, 0, 0, 0 }));
    }

    /// <summary>Wherever the odd one stands: in a whole vector, in the rest of a row, in the last row.</summary>
    [TestCaseSource(nameof(ChannelCounts))]
    public void Planes_with_two_values_in_a_channel_are_not_packed(int channels)
    {
        var rng = new System.Random(channels);
        foreach (var cells in Cells.Where(cells => cells > 1))
        {
            for (var attempt = 0; attempt < 20; attempt++)
            {
                var planes = OneValueAChannel(cells, channels);
                int row = rng.Next(Rows), channel = rng.Next(channels), cell = rng.Next(cells), other = (cell + 1 + rng.Next(cells - 1)) % cells;
                planes[(((row * cells) + cell) * channels) + channel] = 1.5f;
                planes[(((row * cells) + other) * channels) + channel] = 1;

                Assert.That(new Packed(cells * channels, channels).Take(planes), Is.False, $"{cells} cells: {cell} and {other} of row {row}, channel {channel}");
            }
        }
    }

    [TestCase(0)]
    [TestCase(17)]
    [TestCase(20)]
    public void Planes_with_what_is_no_number_are_not_packed(int place)
    {
        var planes = new float[Rows * 21];
        planes[place] = float.NaN;
        Assert.That(new Packed(21, 3).Take(planes), Is.False);
    }

    [Test]
    public void More_channels_than_a_game_has_are_not_packed() => Assert.That(new Packed(5000, 5000).Take(new float[Rows * 5000]), Is.False);

    private static float[] OneValueAChannel(int cells, int channels)
    {
        var rng = new System.Random((1000 * cells) + channels);
        var planes = new float[Rows * cells * channels];
        for (var row = 0; row < Rows; row++)
        {
            var values = Enumerable.Range(0, channels).Select(_ => rng.NextSingle() - 0.5f).ToArray();
            for (var i = 0; i < cells * channels; i++) planes[(row * cells * channels) + i] = rng.Next(3) == 0 ? values[i % channels] : 0;
        }

        return planes;
    }

    /// <summary>Bits and values of some rows, and the plain way back.</summary>
    private sealed class Packed(int rowLength, int channels)
    {
        private readonly int _words = PlanePacker.Words(rowLength);

        public int[] Bits { get; } = new int[Rows * PlanePacker.Words(rowLength)];

        public float[] Values { get; } = new float[Rows * channels];

        public bool Take(float[] planes) => PlanePacker.TryPack(planes, rowLength, channels, Bits, Values);

        public float[] Unpacked() => [.. Enumerable.Range(0, Rows * rowLength).Select(i => Unpacked(i / rowLength, i % rowLength))];

        private float Unpacked(int row, int place) =>
            ((Bits[(row * _words) + (place / 32)] >> (place % 32)) & 1) * Values[(row * channels) + (place % channels)];
    }
}
