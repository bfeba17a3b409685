namespace SelfPlay.Engine.Learning;

/// <summary>What one generation's fit did; losses are means over its steps, in nats per row.</summary>
public sealed record FitReport(int Steps, double PolicyLoss, double ValueLoss, double GradientNorm, double Rate)
{
    public double Loss => PolicyLoss + ValueLoss;
}
