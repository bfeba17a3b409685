namespace SelfPlay.Net.Training;

/// <summary>
/// Counts how often a network's answers are right: the move made among its likeliest, its likeliest result the real one, and whether it is right as often as it is sure
/// (expected calibration error: Guo et al. 2017, section 2, arXiv:1706.04599). Rows count by their weights; a share of no rows is null.
/// </summary>
public sealed class PredictionTally
{
    /// <summary>Of equal width, over the probability of the likeliest result.</summary>
    public const int Bins = 10;

    private readonly CalibrationBin[] _bins = new CalibrationBin[Bins];
    private double _policyWeight, _top1, _top3, _top5;

    /// <summary>Share of rows whose target move is the likeliest.</summary>
    public double? Top1 => Share(_top1, _policyWeight);

    /// <summary>Share of rows whose target move is among the three likeliest.</summary>
    public double? Top3 => Share(_top3, _policyWeight);

    public double? Top5 => Share(_top5, _policyWeight);

    /// <summary>Share of rows whose likeliest result is the target's.</summary>
    public double? ValueAccuracy => Share(_bins.Sum(bin => bin.Right), _bins.Sum(bin => bin.Weight));

    /// <summary>Mean over rows of the distance between how sure the network is and how often it is right, bin by bin.</summary>
    public double? CalibrationError => Share(_bins.Sum(bin => Math.Abs(bin.Right - bin.Confidence)), _bins.Sum(bin => bin.Weight));

    public IReadOnlyList<CalibrationBin> Calibration => _bins;

    /// <summary>Counts the rows of a batch.</summary>
    /// <param name="batch">Their targets.</param>
    /// <param name="logits">The answers, one per entry of the batch's policy targets.</param>
    /// <param name="winDrawLoss">The answers, three per row.</param>
    public void Add(TrainingBatch batch, ReadOnlySpan<float> logits, ReadOnlySpan<float> winDrawLoss)
    {
        for (var row = 0; row < batch.Rows; row++)
        {
            AddPolicy(batch.Policy, row, logits);
            AddValue(batch.Value, row, winDrawLoss.Slice(ValueTargets.Classes * row, ValueTargets.Classes));
        }
    }

    private void AddPolicy(PolicyTargets targets, int row, ReadOnlySpan<float> logits)
    {
        double weight = targets.Weights[row];
        if (weight == 0) return;
        int start = targets.Starts[row], count = targets.Starts[row + 1] - start;
        var likelier = CountLikelier(logits.Slice(start, count), IndexOfLargest(targets.Probabilities.AsSpan(start, count)));
        _policyWeight += weight;
        if (likelier < 1) _top1 += weight;
        if (likelier < 3) _top3 += weight;
        if (likelier < 5) _top5 += weight;
    }

    private void AddValue(ValueTargets targets, int row, ReadOnlySpan<float> answer)
    {
        double weight = targets.Weights[row];
        if (weight == 0) return;
        var likeliest = IndexOfLargest(answer);
        var isRight = likeliest == IndexOfLargest(targets.WinDrawLoss.AsSpan(ValueTargets.Classes * row, ValueTargets.Classes));
        ref var bin = ref _bins[Math.Clamp((int)(answer[likeliest] * Bins), 0, Bins - 1)];
        bin = new CalibrationBin(bin.Weight + weight, bin.Confidence + (weight * answer[likeliest]), bin.Right + (isRight ? weight : 0));
    }

    /// <summary>Of equally likely moves the one that stands first counts as the likelier.</summary>
    private static int CountLikelier(ReadOnlySpan<float> logits, int place)
    {
        var likelier = 0;
        for (var i = 0; i < logits.Length; i++)
            if (logits[i] > logits[place] || (logits[i] == logits[place] && i < place)) likelier++;
        return likelier;
    }

    internal static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
            if (values[i] > values[best]) best = i;
        return best;
    }

    private static double? Share(double part, double whole) => whole > 0 ? part / whole : null;
}
