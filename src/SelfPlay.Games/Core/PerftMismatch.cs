namespace SelfPlay.Games.Core;

/// <summary>A count that differs from the published one.</summary>
public sealed record PerftMismatch(int Line, string Position, int Depth, ulong Expected, ulong Found)
{
    public override string ToString() => $"line {Line}: {Position}: depth {Depth}: expected {Expected}, found {Found}";
}
