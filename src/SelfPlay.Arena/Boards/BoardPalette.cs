namespace SelfPlay.Arena.Boards;

/// <summary>The colours of a board, as "#rrggbb".</summary>
/// <param name="First">The first player's men.</param>
/// <param name="Second">The second player's men.</param>
/// <param name="Light">A cell; on chequered boards a light one.</param>
/// <param name="Dark">A dark cell of a chequered board.</param>
/// <param name="LastLight">A light cell that the last move touched.</param>
/// <param name="LastDark">A dark one.</param>
public sealed record BoardPalette(string First, string Second, string Light, string Dark, string LastLight, string LastDark);
