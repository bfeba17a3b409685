using System.Globalization;
using System.Text;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Engine.Play;

/// <inheritdoc/>
public sealed class GameTexts<TPosition>(Game<TPosition> game) : GameTexts
    where TPosition : unmanaged, IPosition<TPosition>
{
    public override string Extension => game.Notation.GameExtension;

    public override string Format(IEnumerable<GameRecord> records)
    {
        var text = new StringBuilder();
        foreach (var record in records) text.Append(Format(record)).Append('\n');
        return text.ToString();
    }

    private string Format(GameRecord record)
    {
        var start = game.Initial;
        if (record.Start.Length > 0 && !game.Notation.TryParsePosition(record.Start, out start, out var error))
            throw new InvalidDataException($"game {record.Index} of generation {record.Generation}: {error}");
        return game.Notation.FormatGame(new GameText<TPosition>(
            start,
            [.. record.Moves.Select(move => new Move(move))],
            record.Outcome,
            Tags(record),
            []));
    }

    private List<KeyValuePair<string, string>> Tags(GameRecord record)
    {
        var player = string.Create(CultureInfo.InvariantCulture, $"step {record.Step}");
        return
        [
            new("Event", string.Create(CultureInfo.InvariantCulture, $"Self-play, generation {record.Generation}")),
            new("Round", record.Index.ToString(CultureInfo.InvariantCulture)),
            new(game.PlayerTags.First, player),
            new(game.PlayerTags.Second, player),
            new("Termination", record.Truncated ? "move limit" : "normal"),
        ];
    }
}
