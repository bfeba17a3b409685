namespace SelfPlay.Engine.Run;

/// <summary>The same for a run that plays its own games, with who watches it.</summary>
internal sealed record RunContext(RunDirectory Directory, RunConfig Config, RunOptions Options, IRunObserver Observer, TimeProvider Clock)
    : TrainingContext(Directory, Config, Options, Clock);
