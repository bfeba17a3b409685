namespace SelfPlay.Arena.Tournaments.Specs;

public enum PlayerKind
{
    Checkpoint,

    /// <summary>The network that a run of the game begins with.</summary>
    Untrained,

    Random,

    /// <summary>The most material of one move.</summary>
    Greedy,

    /// <summary>Exact, where the game has a solver.</summary>
    Solver,

    /// <summary>Another program, spoken to in a protocol of the field.</summary>
    Program,
}
