using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Analysis;

/// <summary>A proven result of a node for its side to move.</summary>
/// <param name="Kind">The result.</param>
/// <param name="Plies">To the end of the game, if the winner plays what was proven and the loser holds out; 0 for draws.</param>
internal readonly record struct Proof(ProofKind Kind, int Plies)
{
    public static Proof None => default;

    public bool IsKnown => Kind != ProofKind.None;

    /// <summary>For the side to move.</summary>
    public WinDrawLoss Outcome => Kind switch
    {
        ProofKind.Won => new WinDrawLoss(1, 0, 0),
        ProofKind.Drawn => new WinDrawLoss(0, 1, 0),
        ProofKind.Lost => new WinDrawLoss(0, 0, 1),
        _ => throw new InvalidOperationException("nothing is proven"),
    };

    /// <summary>What a node that ends the game proves of itself.</summary>
    /// <param name="value">For the side to move: 1, 0 or -1.</param>
    public static Proof OfEnd(float value) => new(value > 0 ? ProofKind.Won : value < 0 ? ProofKind.Lost : ProofKind.Drawn, 0);

    /// <summary>The same for the side that moved there.</summary>
    public Proof OfMove() => Kind switch
    {
        ProofKind.Won => new Proof(ProofKind.Lost, Plies + 1),
        ProofKind.Lost => new Proof(ProofKind.Won, Plies + 1),
        _ => this,
    };

    /// <summary>A win sooner, a loss later; anything before nothing.</summary>
    public bool IsBetterThan(Proof other) => Kind != other.Kind ? Kind > other.Kind : Kind == ProofKind.Won ? Plies < other.Plies : Plies > other.Plies;

    /// <summary>Moves of the winner to the end: negative if that is not the side to move; null for draws and without proof.</summary>
    public int? MateIn => Kind switch
    {
        ProofKind.Won => (Plies + 1) / 2,
        ProofKind.Lost => -Math.Max(1, Plies / 2),
        _ => null,
    };
}
