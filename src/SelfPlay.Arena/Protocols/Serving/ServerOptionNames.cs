namespace SelfPlay.Arena.Protocols.Serving;

/// <summary>Options that the protocols call differently. In USI no name may have blanks.</summary>
public sealed record ServerOptionNames(string Hash, string Ponder, string Overhead, string ClearHash);
