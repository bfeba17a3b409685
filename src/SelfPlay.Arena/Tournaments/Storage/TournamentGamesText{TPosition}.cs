using System.Globalization;
using System.Text;
using SelfPlay.Arena.Engines;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Arena.Tournaments.Storage;

/// <summary>Writes a tournament's games as the field writes them, each move with what its mover thought: {+0.35/12 0.8s}, from the mover's point of
/// view, in pawns for chess and else in [-1, 1], then the depth, then the time.</summary>
internal sealed class TournamentGamesText<TPosition>(Game<TPosition> game)
    where TPosition : unmanaged, IPosition<TPosition>
{
    // Beyond it a value is as good as a mate.
    private const double MostPawns = 99.99;

    public string Extension => game.Notation.GameExtension;

    /// <param name="results">The games.</param>
    /// <param name="begun">Date of the tournament.</param>
    public string Format(TournamentResults results, DateTimeOffset begun)
    {
        var text = new StringBuilder();
        foreach (var played in results.Games) text.Append(Format(results, played, begun).TrimEnd('\n')).Append("\n\n");
        return text.ToString();
    }

    private string Format(TournamentResults results, TournamentGame played, DateTimeOffset begun)
    {
        var start = game.Initial;
        if (played.Start.Length > 0 && !game.Notation.TryParsePosition(played.Start, out start, out var error)) throw new InvalidDataException($"game {played.Number}: {error}");
        var (moves, comments) = (new List<Move>(), new List<string?>());
        var position = start;
        for (var ply = 0; ply < played.Moves.Count; ply++)
        {
            if (!game.Notation.TryParseMove(position, played.Moves[ply], out var move, out var reason)) throw new InvalidDataException($"game {played.Number}: {reason}");
            comments.Add(ply < played.BookPlies ? null : Comment(played, ply, position.SideToMove));
            moves.Add(move);
            position = position.After(move);
        }

        return game.Notation.FormatGame(new GameText<TPosition>(start, moves, played.Outcome, Tags(results, played, begun), comments));
    }

    private List<KeyValuePair<string, string>> Tags(TournamentResults results, TournamentGame played, DateTimeOffset begun) =>
    [
        new("Event", results.Title),
        new("Date", begun.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture)),
        new("Round", (played.Number + 1).ToString(CultureInfo.InvariantCulture)),
        new(game.PlayerTags.First, results.Players[played.First].Name),
        new(game.PlayerTags.Second, results.Players[played.Second].Name),
        new("PlyCount", played.Moves.Count.ToString(CultureInfo.InvariantCulture)),
        new("BookPlies", played.BookPlies.ToString(CultureInfo.InvariantCulture)),
        new("Termination", played.Reason),
    ];

    private string? Comment(TournamentGame played, int ply, Side mover)
    {
        var parts = new List<string>();
        var depth = ply < played.Depths.Count && played.Depths[ply] > 0 ? $"/{played.Depths[ply]}" : "";
        if (played.Values[ply] is { } value) parts.Add($"{Shown(mover == Side.First ? value : -value):+0.00;-0.00;0.00}{depth}");
        if (played.Seconds[ply] > 0) parts.Add($"{played.Seconds[ply]:0.000}s");
        return parts.Count > 0 ? string.Join(' ', parts) : null;
    }

    private double Shown(double value) =>
        game.Notation.GameExtension == "pgn" ? Math.Clamp(CentiPawnScale.FromValue(value) / 100, -MostPawns, MostPawns) : value;
}
