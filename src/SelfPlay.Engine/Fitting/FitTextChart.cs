namespace SelfPlay.Engine.Fitting;

/// <summary>The curve of a fit in characters: training loss, validation loss, and where the validation loss is least.</summary>
/// <remarks>
/// <code>
/// 4.0 |.o
///     |  .o
/// 3.0 |    .*  o  o
///     |       .  .
///     +-----------------
///       1       2      3
/// </code>
/// </remarks>
internal static class FitTextChart
{
    private const int Width = 64, Height = 12, Left = 9;
    private const char Training = '.', Validation = 'o', Least = '*';

    /// <summary>Nothing before the second measurement.</summary>
    public static IEnumerable<string> Draw(IReadOnlyList<Measurement> measurements)
    {
        var curve = FitCurve.Of(measurements);
        if (curve.Best is null) return [];
        var (epochs, losses) = (curve.Epochs(Left, Left + Width - 1, 6), curve.Losses(Height - 1, 0, 4));
        var grid = Enumerable.Range(0, Height).Select(_ => Blank('|')).ToArray();
        foreach (var tick in losses.Ticks) $"{tick,Left - 2:0.###}".CopyTo(grid[Row(tick)]);
        foreach (var one in curve.Learnt) grid[Row(one.TrainingLoss!.Value)][Column(one)] = Training;
        foreach (var one in curve.Points) grid[Row(one.ValidationLoss)][Column(one)] = Validation;
        grid[Row(curve.Best.ValidationLoss)][Column(curve.Best)] = Least;
        var rule = Blank('+');
        rule.AsSpan(Left..(Left + Width)).Fill('-');
        var labels = Blank(' ');
        foreach (var tick in epochs.Ticks)
        {
            var label = $"{tick:0.###}";
            label.CopyTo(labels.AsSpan(Math.Max(0, (int)Math.Round(epochs.Place(tick)) - (label.Length / 2))));
        }

        return [.. grid.Append(rule).Append(labels).Select(line => new string(line).TrimEnd()), Legend(curve)];

        int Row(double loss) => (int)Math.Round(losses.Place(loss));
        int Column(Measurement one) => (int)Math.Round(epochs.Place(one.Epoch));
    }

    private static string Legend(FitCurve curve) =>
        $"{new string(' ', Left)}loss over epochs: {Training} training  {Validation} validation  {Least} least, epoch {curve.Best!.Epoch:0.##}{(curve.Overfits ? ": overfits from there on" : "")}";

    private static char[] Blank(char edge)
    {
        var line = Enumerable.Repeat(' ', Left + Width + 8).ToArray();
        line[Left - 1] = edge;
        return line;
    }
}
