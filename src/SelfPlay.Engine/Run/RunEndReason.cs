namespace SelfPlay.Engine.Run;

public enum RunEndReason
{
    /// <summary>All generations of the config are done.</summary>
    Completed,

    /// <summary>The time asked for this call is used up; the same command goes on.</summary>
    BudgetUsed,

    /// <summary>Ctrl-C.</summary>
    Interrupted,
}
