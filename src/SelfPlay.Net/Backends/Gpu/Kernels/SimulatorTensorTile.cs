using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// For ILGPU's simulator: one warp makes 64 x 32 sums. Copies are made at once. What a GPU has in registers lies in shared memory behind the factors, where the
/// lanes see each other's: a product asks them for its rows and columns. So the tests of the kernels need no GPU; only the instructions themselves do.
/// </summary>
internal readonly struct SimulatorTensorTile : ITensorTile
{
    private const int Lanes = 32;
    private const int Left = Slots / 4;
    private const int Right = Left + (16 * Lanes);
    private const int Sums = Right + (8 * Lanes);
    private const int Slots = TensorTiles.Slots * (TensorTiles.WarpRows + TensorTiles.WarpColumns) * TensorTiles.RowBytes;

    public int WarpsDown => 1;

    public int WarpsAcross => 1;

    private static int Lane => Group.IdxX & 31;

    public ArrayView<int> Reserve() => SharedMemory.Allocate<int>(Sums + (64 * Lanes));

    public int Start() => 0;

    public void Copy(ArrayView<int> shared, int place, ArrayView<int> source, long address, int word, bool valid)
    {
        for (var i = 0; i < 4; i++) shared[(place / 4) + i] = valid ? source[word + i] : 0;
    }

    public void EndCopies()
    {
    }

    public void AwaitCopies()
    {
    }

    public void ClearSums(ArrayView<int> shared)
    {
        for (var i = 0; i < 64; i++) shared[Sums + (i * Lanes) + Lane] = 0;
    }

    public void LoadLeft(ArrayView<int> shared, int at0, int at1, int at2, int at3)
    {
        LoadMatrices(shared, Left, at0);
        LoadMatrices(shared, Left + (4 * Lanes), at1);
        LoadMatrices(shared, Left + (8 * Lanes), at2);
        LoadMatrices(shared, Left + (12 * Lanes), at3);
    }

    public void LoadRight(ArrayView<int> shared, int at0, int at1)
    {
        LoadMatrices(shared, Right, at0);
        LoadMatrices(shared, Right + (4 * Lanes), at1);
    }

    public void LoadLeftTurned(ArrayView<int> shared, int at0, int at1, int at2, int at3)
    {
        LoadTurned(shared, Left, at0);
        LoadTurned(shared, Left + (4 * Lanes), at1);
        LoadTurned(shared, Left + (8 * Lanes), at2);
        LoadTurned(shared, Left + (12 * Lanes), at3);
    }

    public void LoadRightTurned(ArrayView<int> shared, int at0, int at1)
    {
        LoadTurned(shared, Right, at0);
        LoadTurned(shared, Right + (4 * Lanes), at1);
    }

    public void LoadLeftWords(ArrayView<int> shared, int at0, int at1, int at2, int at3, int fourLines)
    {
        LoadWords(shared, Left, at0, at0 ^ 32, at0 + fourLines, (at0 ^ 32) + fourLines);
        LoadWords(shared, Left + (4 * Lanes), at1, at1 ^ 32, at1 + fourLines, (at1 ^ 32) + fourLines);
        LoadWords(shared, Left + (8 * Lanes), at2, at2 ^ 32, at2 + fourLines, (at2 ^ 32) + fourLines);
        LoadWords(shared, Left + (12 * Lanes), at3, at3 ^ 32, at3 + fourLines, (at3 ^ 32) + fourLines);
    }

    public void LoadRightWords(ArrayView<int> shared, int at0, int at1, int fourLines)
    {
        LoadWords(shared, Right, at0, at0 + fourLines, at0 ^ 32, (at0 ^ 32) + fourLines);
        LoadWords(shared, Right + (4 * Lanes), at1, at1 + fourLines, at1 ^ 32, (at1 ^ 32) + fourLines);
    }

    public void StashSums(ArrayView<int> shared, int place)
    {
        for (var i = 0; i < 64; i++) shared[(place / 4) + (i * Lanes)] = shared[Sums + (i * Lanes) + Lane];
    }

    /// <summary>What the tensor cores do with the factors that the lanes have loaded.</summary>
    public static void Multiply<TFactors>(TFactors factors, ArrayView<int> shared)
        where TFactors : struct, IFactors
    {
        Group.Barrier();
        for (var down = 0; down < 4; down++)
            for (var across = 0; across < 4; across++)
                for (var part = 0; part < 4; part++)
                    Add(factors, shared, down, across, part);
        Group.Barrier();
    }

    /// <summary>One sum of a lane: a row of its sixteen and a column of its eight.</summary>
    private static void Add<TFactors>(TFactors factors, ArrayView<int> shared, int down, int across, int part)
        where TFactors : struct, IFactors
    {
        int group = Lane >> 2, column = ((Lane & 3) * 2) + (part & 1), lower = part >> 1;
        var at = Sums + ((((down * 4) + across) * 4) + part) * Lanes + Lane;
        var sum = BitConverter.Int32BitsToSingle(shared[at]);
        for (var k = 0; k < 8; k++)
        {
            int further = k >> 2, word = k & 3;
            var left = shared[Left + (((down * 4) + lower + (2 * further)) * Lanes) + (group * 4) + word];
            var right = shared[Right + (((across * 2) + further) * Lanes) + (column * 4) + word];
            sum += (factors.Earlier(left) * factors.Earlier(right)) + (factors.Later(left) * factors.Later(right));
        }

        shared[at] = BitConverter.SingleToInt32Bits(sum);
    }

    private static void LoadMatrices(ArrayView<int> shared, int register, int place)
    {
        for (var i = 0; i < 4; i++)
            shared[register + (i * Lanes) + Lane] = shared[(Warp.Shuffle(place, (8 * i) + (Lane >> 2)) / 4) + (Lane & 3)];
    }

    private static void LoadTurned(ArrayView<int> shared, int register, int place)
    {
        int column = Lane >> 2, line = (Lane & 3) * 2;
        for (var i = 0; i < 4; i++)
        {
            int first = Warp.Shuffle(place, (8 * i) + line), second = Warp.Shuffle(place, (8 * i) + line + 1);
            shared[register + (i * Lanes) + Lane] = Factor(shared, first, column) | (Factor(shared, second, column) << 16);
        }
    }

    private static void LoadWords(ArrayView<int> shared, int register, int at0, int at1, int at2, int at3)
    {
        shared[register + Lane] = shared[at0 / 4];
        shared[register + Lanes + Lane] = shared[at1 / 4];
        shared[register + (2 * Lanes) + Lane] = shared[at2 / 4];
        shared[register + (3 * Lanes) + Lane] = shared[at3 / 4];
    }

    private static int Factor(ArrayView<int> shared, int place, int column) => (shared[(place / 4) + (column / 2)] >> (16 * (column & 1))) & 0xffff;
}
