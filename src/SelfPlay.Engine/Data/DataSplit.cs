namespace SelfPlay.Engine.Data;

/// <summary>What the games of a data set are for. A game's hash decides it, so that the same game is never in two of them.</summary>
public enum DataSplit
{
    /// <summary>Learnt from.</summary>
    Training,

    /// <summary>Measured on while learning: decides when to stop.</summary>
    Validation,

    /// <summary>Measured on once, at the end.</summary>
    Test,
}
