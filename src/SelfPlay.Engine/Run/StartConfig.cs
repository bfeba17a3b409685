namespace SelfPlay.Engine.Run;

/// <summary>The network that a run begins with, where that is not an untrained one.</summary>
public sealed record StartConfig
{
    /// <summary>Full path of its checkpoint when the run was begun; empty for an untrained network. The run's own generation 0 holds the same network.</summary>
    public string Checkpoint { get; init; } = "";

    /// <summary>SHA-256 of that file: whoever says where a run begins must mean the same network.</summary>
    public string Sha256 { get; init; } = "";
}
