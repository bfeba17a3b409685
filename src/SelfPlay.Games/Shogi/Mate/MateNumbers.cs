namespace SelfPlay.Games.Shogi.Mate;

/// <summary>
/// How far a position is from being decided, for the side to move in it: the attacker's proof and disproof numbers, or the defender's, who proves what the
/// attacker disproves (phi and delta: Nagai 2002, "Df-pn Algorithm for Searching AND/OR Trees and Its Applications").
/// </summary>
/// <param name="Phi">The least number of positions that must still be decided for the side to move to have its way; 0 when it has.</param>
/// <param name="Delta">The same for the other side.</param>
/// <param name="Length">Moves to the mate that was found; of no meaning else.</param>
internal readonly record struct MateNumbers(uint Phi, uint Delta, int Length)
{
    public const uint Infinite = 1u << 28;

    public static MateNumbers Unknown => new(1, 1, 0);

    /// <summary>The side to move has failed.</summary>
    public static MateNumbers Lost(int length) => new(Infinite, 0, length);

    public static MateNumbers Won(int length) => new(0, Infinite, length);

    public bool IsDecided => Phi == 0 || Delta == 0;
}
