using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// What the tensor cores do with <see cref="Tf32Factors"/>, on ILGPU's simulator and without rounding the factors: each lane asks the others for the rows and
/// columns that its sums need, by the layout of the PTX manual (mma.m16n8k8). So tests of the tensor-core kernels need no GPU; only the instruction itself does.
/// </summary>
internal readonly struct SimulatedFactors : IFactors
{
    public int LeftStride => 20;

    public int Lines => 16;

    public int LinesPerProduct => 8;

    public void StoreLeft(ArrayView<int> left, int row, int quad, Float4 terms)
    {
        var at = (row * LeftStride) + (quad * 4);
        left[at] = BitConverter.SingleToInt32Bits(terms.X);
        left[at + 1] = BitConverter.SingleToInt32Bits(terms.Y);
        left[at + 2] = BitConverter.SingleToInt32Bits(terms.Z);
        left[at + 3] = BitConverter.SingleToInt32Bits(terms.W);
    }

    public void StoreRight(ArrayView<int> right, int stride, int pair, int column, Float4 even, Float4 odd)
    {
        StoreLine(right, (2 * pair * stride) + column, even);
        StoreLine(right, (((2 * pair) + 1) * stride) + column, odd);
    }

    public Float4 Multiply(Float4 sum, int left0, int left1, int left2, int left3, int right0, int right1)
    {
        int lane = Group.IdxX & 31, group = lane >> 2, within = lane & 3;
        float x = sum.X, y = sum.Y, z = sum.Z, w = sum.W;
        for (var k = 0; k < 8; k++)
        {
            int rowLane = (group * 4) + (k & 3), columnLane = (within * 8) + (k & 3);
            var upper = FromLane(k < 4 ? left0 : left2, rowLane);
            var lower = FromLane(k < 4 ? left1 : left3, rowLane);
            var even = FromLane(k < 4 ? right0 : right1, columnLane);
            var odd = FromLane(k < 4 ? right0 : right1, columnLane + 4);
            x += upper * even;
            y += upper * odd;
            z += lower * even;
            w += lower * odd;
        }

        return new Float4(x, y, z, w);
    }

    private static float FromLane(int word, int lane) => BitConverter.Int32BitsToSingle(Warp.Shuffle(word, lane));

    private static void StoreLine(ArrayView<int> right, int at, Float4 terms)
    {
        right[at] = BitConverter.SingleToInt32Bits(terms.X);
        right[at + 1] = BitConverter.SingleToInt32Bits(terms.Y);
        right[at + 2] = BitConverter.SingleToInt32Bits(terms.Z);
        right[at + 3] = BitConverter.SingleToInt32Bits(terms.W);
    }
}
