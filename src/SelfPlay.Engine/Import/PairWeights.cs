using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Import;

/// <summary>How much a move counts that was made by the winner, in a drawn game, and by the loser: the policy weights of the samples. The values of all positions
/// are learnt whatever they are, for without the loser's every value would be a win.</summary>
/// <param name="Win">Of the winner's moves.</param>
/// <param name="Draw">Of the moves of drawn games.</param>
/// <param name="Loss">Of the loser's moves.</param>
public readonly record struct PairWeights(float Win, float Draw, float Loss)
{
    /// <summary>Of the moves of a game whose result is not known: they count where it does not matter who won.</summary>
    public float Unknown => Win == Loss ? Win : 0;

    public float Of(Outcome outcome, Side mover) => outcome switch
    {
        Outcome.Ongoing => Unknown,
        Outcome.Draw => Draw,
        _ => outcome.ValueFor(mover) > 0 ? Win : Loss,
    };
}
