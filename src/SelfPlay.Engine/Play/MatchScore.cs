using SelfPlay.Engine.Rating;

namespace SelfPlay.Engine.Play;

/// <summary>The result of a match of colour-swapped pairs, for the player named first: all that ratings are computed from.</summary>
/// <param name="Begun">The games in which this player moved first.</param>
/// <param name="Answered">The games in which it moved second.</param>
/// <param name="Pairs">The pairs by their score.</param>
public sealed record MatchScore(MatchResult Begun, MatchResult Answered, PairCounts Pairs)
{
    /// <summary>Of a match not begun.</summary>
    public static MatchScore None { get; } = new(default, default, default);

    /// <summary>All games together.</summary>
    public MatchResult Total => Begun + Answered;

    public static MatchScore operator +(MatchScore a, MatchScore b) => new(a.Begun + b.Begun, a.Answered + b.Answered, a.Pairs + b.Pairs);

    public static MatchScore Add(MatchScore left, MatchScore right) => left + right;

    /// <summary>With one more pair, by what its games were worth to the player: +1, 0 or -1.</summary>
    public MatchScore With(int begun, int answered) =>
        new(Begun + MatchResult.Of(begun), Answered + MatchResult.Of(answered), Pairs.With(2 + begun + answered));
}
