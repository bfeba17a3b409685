using SelfPlay.Engine.Import.Filters;

namespace SelfPlay.Engine.Import;

/// <summary>What is to be imported, and how.</summary>
public sealed record ImportOptions
{
    /// <summary>Paths; "-" is the pipe.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>A data set, there or not yet, or a run.</summary>
    public required string Into { get; init; }

    public ImportFilter Filter { get; init; } = new();

    public PairWeights Weights { get; init; } = new(1, 0, 0);

    /// <summary>Takes games once more that are there already.</summary>
    public bool KeepsDuplicates { get; init; }

    /// <summary>Share of the games for validation.</summary>
    public double Validation { get; init; } = 0.05;

    /// <summary>Share of the games for the test.</summary>
    public double Test { get; init; } = 0.05;

    public int Threads { get; init; } = 1;

    /// <summary>Filter and weights in the words of the command line: a file goes on where it was stopped if these are the same.</summary>
    public string Settings { get; init; } = "";
}
