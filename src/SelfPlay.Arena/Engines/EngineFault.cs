namespace SelfPlay.Arena.Engines;

/// <summary>Why a foreign engine lost a game that it did not finish.</summary>
public enum EngineFault
{
    CannotStart,
    Crashed,
    Hung,
    Garbled,

    /// <summary>It would not take what it was told: a move of the opponent, the size of the board.</summary>
    Refused,
}
