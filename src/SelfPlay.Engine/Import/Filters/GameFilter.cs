using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Engine.Import.Filters;

/// <summary>Tells which games are wanted. Stateless: all workers ask the same one.</summary>
internal sealed class GameFilter<TPosition>(ImportFilter filter, Game<TPosition> game)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly OpeningFilter<TPosition>[] _openings = [.. filter.Openings.Select(text => OpeningFilter<TPosition>.Parse(text, game))];

    /// <summary>Why a game is left out, in a word or two; null if it is wanted.</summary>
    public string? WhyNot(GameText<TPosition> read)
    {
        if (read.Moves.Count == 0) return "no moves";
        if (read.Outcome == Outcome.Ongoing) return "no result";
        if (filter.SkipDraws && read.Outcome == Outcome.Draw) return "drawn";
        if (filter.Results.Count > 0 && !filter.Results.Contains(read.Outcome)) return "result";
        if (read.Moves.Count < filter.MinPlies || read.Moves.Count > filter.MaxPlies) return "length";
        if (!HasRatings(read.Tags)) return "rating";
        if (!HasTimeControl(read.Tags)) return "time control";
        if (!HasDate(read.Tags)) return "date";
        if (filter.Event is { } part && GameTags.Find(read.Tags, "Event")?.Contains(part, StringComparison.OrdinalIgnoreCase) != true) return "event";
        return _openings.Length == 0 || Array.Exists(_openings, opening => opening.Matches(read)) ? null : "opening";
    }

    private bool HasRatings(IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        if (filter.MinRating is null && filter.MaxRating is null) return true;
        return PlayerRating.Parse(GameTags.Find(tags, "WhiteElo")) is { } white && IsWithin(white)
            && PlayerRating.Parse(GameTags.Find(tags, "BlackElo")) is { } black && IsWithin(black);
    }

    private bool IsWithin(PlayerRating rating) =>
        (filter.MinRating is not { } least || rating.IsAtLeast(least)) && (filter.MaxRating is not { } most || most.IsAtLeast(rating));

    private bool HasTimeControl(IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        if (filter.TimeControls.Count == 0) return true;
        return GameTags.Find(tags, "TimeControl") is { } control
            && filter.TimeControls.Any(wanted => wanted.Equals(control, StringComparison.OrdinalIgnoreCase) || wanted.Equals(TimeClass.Of(control), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Of a date that is not known to the day, all days must be wanted.</summary>
    private bool HasDate(IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        if (filter.From is null && filter.To is null) return true;
        return (GameDate.Parse(GameTags.Find(tags, "Date")) ?? GameDate.Parse(GameTags.Find(tags, "UTCDate"))) is { } date
            && (filter.From is not { } from || date.First >= from.First) && (filter.To is not { } to || date.Last <= to.Last);
    }
}
