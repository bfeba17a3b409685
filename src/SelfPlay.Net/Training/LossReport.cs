namespace SelfPlay.Net.Training;

/// <summary>What one step measured before it changed the weights. Losses are weighted means over the rows, in nats; 0 where all weights are 0.</summary>
/// <param name="GradientNorm">Global norm before clipping.</param>
public readonly record struct LossReport(double PolicyLoss, double ValueLoss, double GradientNorm, int Rows)
{
    /// <summary>False once the fit has blown up: the weights are then of no more use.</summary>
    public bool IsFinite => double.IsFinite(PolicyLoss) && double.IsFinite(ValueLoss) && double.IsFinite(GradientNorm);
}
