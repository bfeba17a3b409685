namespace SelfPlay.Engine.Run;

public sealed record RunEnd(RunEndReason Reason, string Directory, int Generation, TimeSpan Elapsed);
