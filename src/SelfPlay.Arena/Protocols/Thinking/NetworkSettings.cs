namespace SelfPlay.Arena.Protocols.Thinking;

/// <summary>Which network is to answer, and on what.</summary>
/// <param name="RunsFolder">The folder of all runs.</param>
/// <param name="Name">A file or a run, as <see cref="Engine.Run.CheckpointFinder"/> takes it; empty means the newest network of the game.</param>
/// <param name="Device">As <see cref="Net.Backends.BackendCatalog.Create"/> takes it.</param>
/// <param name="Threads">That work on one batch.</param>
/// <param name="Batch">Positions evaluated at once.</param>
public sealed record NetworkSettings(string RunsFolder, string Name, string Device, int Threads, int Batch)
{
    public const string UsualRunsFolder = "runs";
}
