namespace SelfPlay.Engine.Analysis;

/// <summary>What the rules alone, played out to the end, say of a position for its side to move.</summary>
internal enum ProofKind : byte
{
    None,
    Lost,
    Drawn,
    Won,
}
