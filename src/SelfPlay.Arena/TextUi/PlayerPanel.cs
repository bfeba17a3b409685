using SelfPlay.Games.Core;

namespace SelfPlay.Arena.TextUi;

/// <summary>A player beside the board.</summary>
/// <param name="Side">Which of the two.</param>
/// <param name="SideName">White, Black, X ...</param>
/// <param name="Name">Who plays it.</param>
/// <param name="Beside">Captured men, a hand.</param>
/// <param name="IsToMove">False for both when the game is over.</param>
internal sealed record PlayerPanel(Side Side, string SideName, string Name, string Beside, bool IsToMove);
