namespace SelfPlay.Net.Training;

/// <summary>Losses of rows that nothing was learnt from, as weighted sums, so that batches can be added up.</summary>
/// <param name="PolicyLoss">Sum of weight x loss in nats.</param>
/// <param name="Agreement">Weight of the rows whose most likely move is the target's.</param>
public readonly record struct LossTotals(double PolicyLoss, double PolicyWeight, double ValueLoss, double ValueWeight, double Agreement)
{
    public double MeanPolicyLoss => Mean(PolicyLoss, PolicyWeight);

    public double MeanValueLoss => Mean(ValueLoss, ValueWeight);

    /// <summary>Share of rows, by policy weight, whose most likely move is the target's.</summary>
    public double Accuracy => Mean(Agreement, PolicyWeight);

    public static LossTotals operator +(LossTotals a, LossTotals b) => Add(a, b);

    public static LossTotals Add(LossTotals left, LossTotals right) => new(
        left.PolicyLoss + right.PolicyLoss, left.PolicyWeight + right.PolicyWeight,
        left.ValueLoss + right.ValueLoss, left.ValueWeight + right.ValueWeight, left.Agreement + right.Agreement);

    private static double Mean(double sum, double weight) => weight > 0 ? sum / weight : 0;
}
