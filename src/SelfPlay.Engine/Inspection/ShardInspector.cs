using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Inspection;

/// <summary>Says what is in a replay shard, and in one game of it.</summary>
internal static class ShardInspector
{
    public static Finding Inspect(string path)
    {
        var finding = new Finding("replay shard", path);
        try
        {
            Describe(finding, ReplayShard.Read(path));
        }
        catch (InvalidDataException exception)
        {
            finding.Damage.Add(exception.Message);
        }

        return finding;
    }

    /// <exception cref="InputException">The shard holds no such game.</exception>
    public static Finding InspectGame(string path, int index)
    {
        var shard = ReplayShard.Read(path);
        var record = shard.Games.FirstOrDefault(game => game.Index == index)
            ?? throw new InputException($"{path} holds no game {index}: it has {shard.Games.Count} games{Range(shard.Games)}");
        var samples = record.Samples;
        return new Finding("game", $"{path} #{index}")
            .Add("game", record.Game)
            .Add("generation", record.Generation)
            .Add("played by step", record.Step)
            .Add("start", record.Start.Length == 0 ? "the usual position" : record.Start)
            .Add("moves", MoveWords(record))
            .Add("plies", record.Moves.Length)
            .Add("outcome", Words(record.Outcome) + (record.Truncated ? " (stopped by the move limit)" : ""))
            .Add("split", record.Validation ? "held out, never trained on" : "training")
            .Add("samples", samples.Length)
            .Add("mean surprise", samples.Length == 0 ? 0 : samples.Average(sample => (double)sample.Surprise));
    }

    private static void Describe(Finding finding, ReplayShard shard)
    {
        var games = shard.Games;
        finding.Summary = $"{games.Count} games, {games.Sum(game => game.Samples.Length)} samples";
        finding.Add("format", shard.Format?.ToString() ?? "unreadable").Add("games", games.Count).Add("bytes read", shard.GoodLength);
        if (shard.Warning is not null) finding.Damage.Add(shard.Warning);
        if (games.Count == 0) return;
        finding
            .Add("generation", games[0].Generation)
            .Add("played by step", games[0].Step)
            .Add("samples", games.Sum(game => game.Samples.Length))
            .Add("held-out games", games.Count(game => game.Validation))
            .Add("mean plies", games.Average(game => game.Moves.Length))
            .Add("first wins", games.Count(game => game.Outcome == Outcome.FirstWins))
            .Add("draws", games.Count(game => game.Outcome == Outcome.Draw))
            .Add("second wins", games.Count(game => game.Outcome == Outcome.SecondWins))
            .Add("stopped by limit", games.Count(game => game.Truncated));
    }

    private static string Range(IReadOnlyList<GameRecord> games) => games.Count == 0 ? "" : $", {games[0].Index} to {games[^1].Index}";

    private static string Words(Outcome outcome) => outcome switch
    {
        Outcome.FirstWins => "the first player wins",
        Outcome.SecondWins => "the second player wins",
        Outcome.Draw => "draw",
        _ => "unfinished",
    };

    private static string MoveWords(GameRecord record) => GameCatalog.Find(record.Game)?.Accept(new MoveWriter(record)) ?? string.Join(' ', record.Moves);

    /// <summary>The moves in the notation of their game, up to the first that is not legal.</summary>
    private sealed class MoveWriter(GameRecord record) : IGameVisitor<string>
    {
        public string Visit<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            var position = game.Initial;
            if (record.Start.Length > 0 && !game.Notation.TryParsePosition(record.Start, out position, out var error)) return error;
            var legal = new Move[TPosition.MaxMoves];
            var words = new List<string>();
            foreach (var move in record.Moves.Select(value => new Move(value)))
            {
                if (!legal.AsSpan(0, position.LegalMoves(legal)).Contains(move)) return string.Join(' ', words.Append($"and then {move.Value}, which is no legal move"));
                words.Add(game.Notation.FormatMove(position, move));
                position = position.After(move);
            }

            return string.Join(' ', words);
        }
    }
}
