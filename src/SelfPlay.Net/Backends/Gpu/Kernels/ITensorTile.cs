using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// How a group works on a matrix product with tensor cores: its warps, each of which makes 64 rows x 32 columns, and what they do to shared memory. Places
/// in shared memory are in bytes from <see cref="Start"/> on; all methods become part of the kernel.
/// </summary>
internal interface ITensorTile
{
    int WarpsDown { get; }

    int WarpsAcross { get; }

    /// <summary>The shared memory of the group, the only one of the kernel. To be called once, before everything else.</summary>
    ArrayView<int> Reserve();

    /// <summary>Where the shared memory begins; a multiple of 1024.</summary>
    int Start();

    /// <summary>
    /// Begins to bring 16 bytes from global to shared memory; zeros where not <paramref name="valid"/>. They are there after <see cref="AwaitCopies"/>.
    /// </summary>
    /// <param name="shared">What <see cref="Reserve"/> gave.</param>
    /// <param name="place">A multiple of 16.</param>
    /// <param name="source">Where they come from.</param>
    /// <param name="address">The address of <paramref name="source"/> on the device.</param>
    /// <param name="word">A multiple of four; anything where not valid.</param>
    /// <param name="valid">False to bring zeros.</param>
    void Copy(ArrayView<int> shared, int place, ArrayView<int> source, long address, int word, bool valid);

    /// <summary>Closes a set of copies of this thread.</summary>
    void EndCopies();

    /// <summary>Waits until all sets of this thread but the last <see cref="TensorTiles.StepsAhead"/> - 1 are there.</summary>
    void AwaitCopies();

    /// <summary>Sets the sums of this thread to zero. They and the factors that are multiplied next live in registers that have no name in C#.</summary>
    void ClearSums(ArrayView<int> shared);

    /// <summary>
    /// The left factors of 64 rows, sixteen a place, eight words deep. Each is four matrices of 8 rows x 16 bytes: lane l names the place of row l % 8 of matrix l / 8
    /// and gets word l % 4 of row l / 4 of each.
    /// </summary>
    void LoadLeft(ArrayView<int> shared, int at0, int at1, int at2, int at3);

    /// <summary>The right factors of 32 columns, sixteen a place, as <see cref="LoadLeft"/>.</summary>
    void LoadRight(ArrayView<int> shared, int at0, int at1);

    /// <summary><see cref="LoadLeft"/> where matrices of 8 x 8 16-bit factors lie turned: a lane gets lines 2 (l % 4) and 2 (l % 4) + 1 of column l / 4.</summary>
    void LoadLeftTurned(ArrayView<int> shared, int at0, int at1, int at2, int at3);

    /// <summary><see cref="LoadRight"/>, turned as <see cref="LoadLeftTurned"/>.</summary>
    void LoadRightTurned(ArrayView<int> shared, int at0, int at1);

    /// <summary><see cref="LoadLeft"/> word by word: at each place, eight columns further (32 bytes across), and both four lines further.</summary>
    void LoadLeftWords(ArrayView<int> shared, int at0, int at1, int at2, int at3, int fourLines);

    /// <summary><see cref="LoadRight"/> word by word, as <see cref="LoadLeftWords"/>.</summary>
    void LoadRightWords(ArrayView<int> shared, int at0, int at1, int fourLines);

    /// <summary>Writes the 64 sums of this thread to shared memory: all threads' first ones, then all second ones; see <see cref="TensorTiles.Sums{TTile}"/>.</summary>
    /// <param name="shared">What <see cref="Reserve"/> gave.</param>
    /// <param name="place">Of the first sum of this thread.</param>
    void StashSums(ArrayView<int> shared, int place);
}
