using SelfPlay.Games.Core;

namespace SelfPlay.Games.Notation;

/// <summary>What <see cref="INotation{TPosition}.FormatGame"/> writes down.</summary>
/// <param name="Start">The first position.</param>
/// <param name="Moves">All moves, in order, each legal in its turn.</param>
/// <param name="Outcome">How it ended; <see cref="Outcome.Ongoing"/> for an unfinished game.</param>
/// <param name="Tags">Names and values for the head of the record, in order: Event, Date, White ...</param>
/// <param name="Comments">A comment after each move, or null entries; empty when there are none.</param>
public sealed record GameText<TPosition>(
    TPosition Start,
    IReadOnlyList<Move> Moves,
    Outcome Outcome,
    IReadOnlyList<KeyValuePair<string, string>> Tags,
    IReadOnlyList<string?> Comments)
    where TPosition : unmanaged, IPosition<TPosition>;
