namespace SelfPlay.Arena.Tournaments;

/// <summary>Two players, by number, who play each other.</summary>
public readonly record struct Pairing(int First, int Second);
