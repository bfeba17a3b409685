namespace SelfPlay.Arena.Tournaments;

/// <summary>A game of the schedule.</summary>
/// <param name="Number">From 0; games 2k and 2k + 1 are a pair with colours swapped.</param>
/// <param name="Pairing">Who plays whom.</param>
/// <param name="Round">Which pair of games of the pairing it belongs to: pairs of the same round have the same opening.</param>
public readonly record struct ScheduledGame(int Number, Pairing Pairing, int Round)
{
    /// <summary>True when the pairing's second player moves first.</summary>
    public bool IsSwapped => Number % 2 == 1;

    /// <summary>Number of the player who moves first.</summary>
    public int First => IsSwapped ? Pairing.Second : Pairing.First;

    public int Second => IsSwapped ? Pairing.First : Pairing.Second;
}
