using SelfPlay.Engine.Data;

namespace SelfPlay.Engine.Fitting;

/// <summary>The three splits of the data set that a fit learns from.</summary>
internal sealed class FitData : IDisposable
{
    /// <summary>Normalisation needs two rows in every batch.</summary>
    private const int LeastTraining = 4;

    private FitData(SplitSamples training, SplitSamples validation, SplitSamples test, string digest) =>
        (Training, Validation, Test, Digest) = (training, validation, test, digest);

    public SplitSamples Training { get; }

    public SplitSamples Validation { get; }

    /// <summary>May be empty.</summary>
    public SplitSamples Test { get; }

    /// <summary>See <see cref="DataSetManifest.Digest"/>.</summary>
    public string Digest { get; }

    /// <exception cref="InputException">There is no such data set, it is another game's, or it has no games to learn from or to measure on.</exception>
    public static FitData Open(FitContext context)
    {
        var set = DataSet.Open(context.Config.Fit.Dataset);
        var data = Open(set, context);
        var fault = data.Training.Count < LeastTraining ? $"{set.Path} has {data.Training.Count} training positions: import more games"
            : data.Validation.Count == 0 ? $"{set.Path} has no validation games, by which a fit knows when to stop: import more games, or a larger share of them for validation"
            : null;
        if (fault is null) return data;
        data.Dispose();
        throw new InputException(fault);
    }

    public void Dispose()
    {
        Training.Dispose();
        Validation.Dispose();
        Test.Dispose();
    }

    private static FitData Open(DataSet set, FitContext context)
    {
        var splits = new List<SplitSamples>();
        try
        {
            foreach (var split in Enum.GetValues<DataSplit>()) splits.Add(SplitSamples.Open(set, split, context.Format, context.Observer.Warned));
            return new FitData(splits[0], splits[1], splits[2], set.ReadManifest().Digest());
        }
        catch
        {
            foreach (var split in splits) split.Dispose();
            throw;
        }
    }
}
