namespace SelfPlay.Games.Core;

/// <summary>A move of some game. Opaque outside the folder of its game, which alone knows what the bits mean.</summary>
public readonly record struct Move(int Value);
