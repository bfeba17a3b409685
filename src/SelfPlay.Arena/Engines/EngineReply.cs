using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Engines;

/// <summary>What a foreign engine answered. Values are those of the side to move.</summary>
/// <param name="Move">As the engine wrote it; whether it is legal is not known yet. <see cref="Resign"/> and <see cref="DeclareWin"/>
/// end the game.</param>
/// <param name="CentiPawns">Its last score; null if it gave none, or a mate.</param>
/// <param name="MateIn">Moves to mate, negative when it is mated; null if it saw none. Programs of shogi count the moves of both sides.</param>
/// <param name="Depth">0 if it did not say.</param>
/// <param name="Nodes">0 if it did not say.</param>
/// <param name="Time">From asking to answer, on our clock.</param>
public sealed record EngineReply(string Move, int? CentiPawns, int? MateIn, int Depth, long Nodes, TimeSpan Time)
{
    /// <summary>The <see cref="Move"/> of who gives the game up.</summary>
    public const string Resign = "resign";

    /// <summary>The <see cref="Move"/> of who declares that its king's entering has won the game (shogi).</summary>
    public const string DeclareWin = "win";

    /// <summary><see cref="MateIn"/> of a mate whose length was not told.</summary>
    public const int SomeMate = 10_000;

    /// <summary>Its chances to win, draw and lose; null if it did not say.</summary>
    public WinDrawLoss? Chances { get; init; }
}
