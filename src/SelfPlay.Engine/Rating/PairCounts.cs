namespace SelfPlay.Engine.Rating;

/// <summary>Colour-swapped pairs of games by their score for one player: lost both (0), 0.5, 1, 1.5 and won both (2). The pentanomial of the field.</summary>
public readonly record struct PairCounts(int Zero, int Half, int One, int OneAndHalf, int Two)
{
    public int Pairs => Zero + Half + One + OneAndHalf + Two;

    /// <summary>Mean score of a game, in [0, 1]; 0.5 without pairs.</summary>
    public double Score => Pairs == 0 ? 0.5 : ((0.5 * Half) + One + (1.5 * OneAndHalf) + (2.0 * Two)) / (2.0 * Pairs);

    /// <summary>The same pairs for the other player.</summary>
    public PairCounts Opposite => new(Two, OneAndHalf, One, Half, Zero);

    public static PairCounts operator +(PairCounts a, PairCounts b) =>
        new(a.Zero + b.Zero, a.Half + b.Half, a.One + b.One, a.OneAndHalf + b.OneAndHalf, a.Two + b.Two);

    public static PairCounts Add(PairCounts left, PairCounts right) => left + right;

    /// <summary>With one more pair, given its score in half points: 0 to 4.</summary>
    public PairCounts With(int halfPoints) => halfPoints switch
    {
        0 => this with { Zero = Zero + 1 },
        1 => this with { Half = Half + 1 },
        2 => this with { One = One + 1 },
        3 => this with { OneAndHalf = OneAndHalf + 1 },
        4 => this with { Two = Two + 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(halfPoints), halfPoints, "a pair brings 0 to 4 half points"),
    };

    /// <summary>The counts by rising score: 1/4/20/6/2. (The compiler's own text would never end, for every pair of opposites.)</summary>
    public override string ToString() => $"{Zero}/{Half}/{One}/{OneAndHalf}/{Two}";
}
