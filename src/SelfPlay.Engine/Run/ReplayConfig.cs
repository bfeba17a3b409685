namespace SelfPlay.Engine.Run;

/// <summary>The data window: KataGo's power law (arXiv:1902.10565, appendix C) W(N) = M + share * (N^e - M^e) / (e * M^(e-1)).</summary>
public sealed record ReplayConfig
{
    /// <summary>M: samples kept before the window grows slower than the data (KataGo 250,000 on 19x19; less for small games).</summary>
    public int WindowStart { get; init; } = 50_000;

    /// <summary>e of the power law (KataGo 0.65).</summary>
    public float WindowExponent { get; init; } = 0.65f;

    /// <summary>w of the power law (KataGo 0.4).</summary>
    public float WindowShare { get; init; } = 0.4f;

    /// <summary>No more samples than this are ever drawn from.</summary>
    public int WindowLimit { get; init; } = 1_000_000;

    /// <summary>Times that each new sample is used on average (KataGo: 4 to 8, no more): decides the steps per generation.</summary>
    public float Reuse { get; init; } = 4;

    /// <summary>Share of the draw that is in proportion to surprise instead of uniform (KataGo 0.5); 0 is uniform.</summary>
    public float SurpriseShare { get; init; }

    /// <summary>Share of games kept for validation.</summary>
    public float ValidationShare { get; init; } = 0.05f;

    /// <summary>A data set of real games to learn from beside the run's own; empty for none.</summary>
    public string Dataset { get; init; } = "";

    /// <summary>Share of each batch that comes from the data set. It takes the place of own samples: the number of steps stays the same.</summary>
    public float DatasetShare { get; init; }
}
