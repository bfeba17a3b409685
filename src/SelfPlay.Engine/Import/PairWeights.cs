using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Import;

/// <summary>How much a move counts that was made by the winner, in a drawn game, and by the loser: the policy weights of the samples. The values of all positions
/// are learnt whatever they are, for without the loser's every value would be a win.</summary>
/// <param name="Win">Of the winner's moves.</param>
/// <param name="Draw">Of the moves of drawn games.</param>
/// <param name="Loss">Of the loser's moves.</param>
public readonly record struct PairWeights(float Win, float Draw, float Loss)
{
    public float Of(Outcome outcome, Side mover) => outcome.ValueFor(mover) switch
    {
        > 0 => Win,
        < 0 => Loss,
        _ => Draw,
    };
}
