using SelfPlay.Net.Backends.Gpu;

namespace SelfPlay.Net.Tests.Backends.Gpu;

internal sealed class PlanePackerTests
{
    [TestCase(3)]
    [TestCase(13)]
    [TestCase(43)]
    public void A_bit_and_a_number_a_channel_hold_everything(int channels)
    {
        var rowLength = 9 * channels;
        var planes = new float[2 * rowLength];
        for (var i = 0; i < planes.Length; i++) planes[i] = i * 7 % 3 == 0 ? 0 : (i % channels) + 1 - (i / rowLength * 0.5f);
        var bits = new int[2 * PlanePacker.Words(rowLength)];
        var values = new float[2 * channels];

        Assert.That(PlanePacker.TryPack(planes, rowLength, channels, bits, values));

        for (var i = 0; i < planes.Length; i++)
        {
            int row = i / rowLength, place = i % rowLength;
            var bit = (bits[(row * PlanePacker.Words(rowLength)) + (place / 32)] >> (place % 32)) & 1;
            Assert.That(bit * values[(row * channels) + (place % channels)], Is.EqualTo(planes[i]), $"value {i}");
        }
    }

    [TestCase(0.5f)]
    [TestCase(float.NaN)]
    public void Planes_with_two_values_in_a_channel_are_not_packed(float odd)
    {
        var planes = new float[18];
        planes[2] = 1;
        planes[10] = odd;
        Assert.That(PlanePacker.TryPack(planes, 18, 2, new int[1], new float[2]), Is.False);
    }
}
