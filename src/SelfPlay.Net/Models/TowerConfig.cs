namespace SelfPlay.Net.Models;

/// <summary>The part of a network that a person chooses; the game decides the rest.</summary>
public sealed record TowerConfig
{
    /// <summary>Channels of the residual tower; a multiple of 16 keeps the vector units full.</summary>
    public int Filters { get; init; } = 64;

    public int Blocks { get; init; } = 6;

    /// <summary>Hidden channels of squeeze-and-excitation in each block; 0 leaves it out.</summary>
    public int SqueezeChannels { get; init; }

    /// <summary>Channels of the 1x1 convolution that a non-spatial policy head (Connect Four) flattens.</summary>
    public int PolicyChannels { get; init; } = 16;

    /// <summary>Channels of the value head's 1x1 convolution.</summary>
    public int ValueChannels { get; init; } = 8;

    public int ValueHidden { get; init; } = 64;
}
