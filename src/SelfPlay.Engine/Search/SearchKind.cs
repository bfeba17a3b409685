namespace SelfPlay.Engine.Search;

/// <summary>How moves are chosen and policies to learn are made.</summary>
public enum SearchKind
{
    /// <summary>Gumbel AlphaZero (Danihelka et al. 2022).</summary>
    Gumbel,

    /// <summary>AlphaZero's PUCT with KataGo's playout-cap randomisation.</summary>
    Puct,

    /// <summary>No search: moves sampled from the network; the winner's moves are learnt.</summary>
    Policy,
}
