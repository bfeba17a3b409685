namespace SelfPlay.Arena.Engines;

/// <summary>Why a foreign engine lost a game that it did not finish.</summary>
public enum EngineFault
{
    CannotStart,
    Crashed,
    Hung,
    Garbled,
}
