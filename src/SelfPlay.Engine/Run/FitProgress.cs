namespace SelfPlay.Engine.Run;

/// <summary>One generation's fit so far; losses are means over its steps, in nats per row.</summary>
public readonly record struct FitProgress(int Generation, int StepsDone, int Steps, double PolicyLoss, double ValueLoss, double Rate);
