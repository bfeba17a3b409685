using SelfPlay.Net.Training;

namespace SelfPlay.Net.Tests.Training;

/// <summary>Counts over answers that were written by hand.</summary>
public sealed class PredictionTallyTests
{
    private static readonly float[] SixMoves = [0.1f, 3, 2, 1, 0, -1];

    [TestCase(1, 1, 1, 1)]
    [TestCase(2, 0, 1, 1)]
    [TestCase(3, 0, 1, 1)]
    [TestCase(0, 0, 0, 1)]
    [TestCase(4, 0, 0, 1)]
    [TestCase(5, 0, 0, 0)]
    public void A_move_counts_by_its_place_among_the_likeliest(int made, double top1, double top3, double top5)
    {
        var tally = Tally((SixMoves, made, 1));
        Assert.That((tally.Top1, tally.Top3, tally.Top5), Is.EqualTo((top1, top3, top5)));
    }

    [Test]
    public void Rows_count_by_weight_and_those_of_none_not_at_all()
    {
        var tally = Tally((SixMoves, 1, 3), (SixMoves, 5, 1), (SixMoves, 5, 0));
        Assert.That((tally.Top1, tally.Top5), Is.EqualTo((0.75, 0.75)));
    }

    [Test]
    public void Of_equally_likely_moves_the_first_is_the_likeliest()
    {
        float[] alike = [0, 0, 0, 0];
        Assert.That(Tally((alike, 0, 1)).Top1, Is.EqualTo(1));
        Assert.That(Tally((alike, 1, 1)).Top1, Is.Zero);
        Assert.That(Tally((alike, 3, 1)).Top3, Is.Zero);
    }

    [Test]
    public void Results_are_right_and_the_calibration_error_is_the_mean_distance_of_the_bins()
    {
        // Sure to 0.85 twice, once right; sure to 0.55 once, and right: |0.5 - 0.85| * 2/3 + |1 - 0.55| * 1/3.
        var batch = new TrainingBatch(3, 1, 3) { Rows = 3 };
        Result(batch, 0, [1, 0, 0]);
        Result(batch, 1, [0, 0, 1]);
        Result(batch, 2, [0, 1, 0]);
        var tally = new PredictionTally();
        tally.Add(batch, [0, 0, 0], [0.85f, 0.1f, 0.05f, 0.85f, 0.1f, 0.05f, 0.25f, 0.55f, 0.2f]);
        Assert.That(tally.ValueAccuracy, Is.EqualTo(2.0 / 3).Within(1e-9));
        Assert.That(tally.CalibrationError, Is.EqualTo((0.35 * 2 / 3) + (0.45 / 3)).Within(1e-6));
        Assert.That(tally.Calibration[8], Is.EqualTo(new CalibrationBin(2, 2 * (double)0.85f, 1)));
    }

    [Test]
    public void Shares_of_nothing_are_null()
    {
        var tally = new PredictionTally();
        Assert.That(new[] { tally.Top1, tally.ValueAccuracy, tally.CalibrationError }, Has.All.Null);
    }

    private static PredictionTally Tally(params (float[] Logits, int Made, float Weight)[] rows)
    {
        var batch = new TrainingBatch(rows.Length, 1, rows.Sum(row => row.Logits.Length)) { Rows = rows.Length };
        for (var row = 0; row < rows.Length; row++)
        {
            batch.Policy.Starts[row + 1] = batch.Policy.Starts[row] + rows[row].Logits.Length;
            batch.Policy.Probabilities[batch.Policy.Starts[row] + rows[row].Made] = 1;
            batch.Policy.Weights[row] = rows[row].Weight;
        }

        var tally = new PredictionTally();
        tally.Add(batch, rows.SelectMany(row => row.Logits).ToArray(), new float[3 * rows.Length]);
        return tally;
    }

    private static void Result(TrainingBatch batch, int row, float[] winDrawLoss)
    {
        winDrawLoss.CopyTo(batch.Value.WinDrawLoss, 3 * row);
        batch.Value.Weights[row] = 1;
    }
}
