using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Commands;

/// <summary>A request that was found to make sense.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Existing">The run that goes on; null for a new one.</param>
/// <param name="Config">The settings, all of them.</param>
internal sealed record TrainPlan(TrainRequest Request, RunDirectory? Existing, RunConfig Config)
{
    /// <summary>For people: what would happen, and where.</summary>
    public string Describe() => Existing is not null
        ? $"would go on with {Existing.Path}"
        : $"would start a new run {(Request.Folder is { } folder ? $"in {folder}" : $"below {Request.RunsFolder}")}";

    /// <summary>The folder to train in: made if it is new, with its config brought up to date if it is not.</summary>
    public (RunDirectory Directory, RunLock Lock) Open(TimeProvider time)
    {
        var directory = Existing ?? (Request.Folder is { } folder
            ? RunDirectory.CreateAt(folder, Config)
            : RunDirectory.Create(Request.RunsFolder, Config, Request.Name ?? Request.UsualName, time));
        var held = directory.Lock();
        if (Existing is not null && directory.ReadConfig() != Config) directory.WriteConfig(Config);
        return (directory, held);
    }
}
