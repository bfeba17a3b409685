namespace SelfPlay.Net.Training;

/// <summary>How a learning rate falls once it is warm.</summary>
public enum ScheduleKind
{
    Constant,

    /// <summary>Half a cosine wave down to the final share.</summary>
    Cosine,

    /// <summary>Two drops, at a half and at three quarters of the way: to the root of the final share, then to the share itself.</summary>
    Step,
}
