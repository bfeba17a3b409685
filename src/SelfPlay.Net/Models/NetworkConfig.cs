namespace SelfPlay.Net.Models;

/// <summary>All that decides the shape of a network: board, planes, policy size and tower.</summary>
public sealed record NetworkConfig(int Height, int Width, int Planes, int PolicySize, TowerConfig Tower)
{
    public int Cells => Height * Width;

    /// <summary>True when the policy is a stack of planes over the board (chess: 64 per square), so that a convolution gives it.</summary>
    public bool HasSpatialPolicy => PolicySize % Cells == 0;

    public int PolicyPlanes => PolicySize / Cells;
}
