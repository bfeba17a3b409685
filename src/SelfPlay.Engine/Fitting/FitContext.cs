using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Fitting;

/// <summary>What every part of a fit needs to know.</summary>
internal sealed record FitContext(RunDirectory Directory, RunConfig Config, RunOptions Options, IFitObserver Observer, TimeProvider Clock)
    : TrainingContext(Directory, Config, Options, Clock);
