namespace SelfPlay.Games.Core;

/// <summary>
/// A way to turn a board that the rules do not notice. Applied to a sample it gives another true sample:
/// new plane value at cell i = old value at <c>Cells[i]</c>; new policy at index i = old policy at <c>Policy[i]</c>.
/// </summary>
/// <param name="Name">For people: "identity", "mirror", "rotate 90".</param>
/// <param name="Cells">A permutation of the board's cells (row-major).</param>
/// <param name="Policy">A permutation of the policy indices.</param>
public sealed record Symmetry(string Name, int[] Cells, int[] Policy);
