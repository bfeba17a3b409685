using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Engines;

/// <summary>What a foreign engine answered. Values are those of the side to move.</summary>
/// <param name="Move">As the engine wrote it; whether it is legal is not known yet. "resign" gives the game up.</param>
/// <param name="CentiPawns">Its last score; null if it gave none, or a mate.</param>
/// <param name="MateIn">Moves to mate, negative when it is mated; null if it saw none.</param>
/// <param name="Depth">0 if it did not say.</param>
/// <param name="Nodes">0 if it did not say.</param>
/// <param name="Time">From asking to answer, on our clock.</param>
public sealed record EngineReply(string Move, int? CentiPawns, int? MateIn, int Depth, long Nodes, TimeSpan Time)
{
    /// <summary>Its chances to win, draw and lose; null if it did not say.</summary>
    public WinDrawLoss? Chances { get; init; }
}
