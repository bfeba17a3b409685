using System.Text.Json;
using SelfPlay.Games.Core;
using SelfPlay.Games.Go;
using SelfPlay.TestData;

namespace SelfPlay.Games.Tests.Go;

/// <summary>Cases of captures, suicide, ko and scoring that the authors of other programs collected.</summary>
public class GoRulesFilesTests
{
    private static readonly GoRules Rules = GoRules.Usual(9) with { Suicide = true };

    [Test]
    public void Boards_kos_and_areas_after_moves_are_those_of_sgfmill()
    {
        var cases = Read("sgfmill_play_tests.json").EnumerateArray().ToList();
        foreach (var expected in cases)
        {
            var name = expected.GetProperty("id").GetString();
            var line = new Line<GoPosition>(GoPosition.Start(Rules), 100);
            foreach (var move in expected.GetProperty("moves").EnumerateArray()) Play(line, move.GetString()!);
            Assert.That(Rows(line.Position), Is.EqualTo(RowsOf(expected.GetProperty("board").GetString()!)), name);
            var (first, second) = GoScore.Area(line.Position);
            Assert.That(first - second, Is.EqualTo(expected.GetProperty("area_score_black_minus_white").GetInt32()), name);
            if (expected.GetProperty("ko").GetString() is { } ko) Assert.That(Moves(line), Does.Not.Contain(ko), name);
        }

        Assert.That(cases, Has.Count.EqualTo(16));
    }

    [Test]
    public void Positions_are_judged_as_in_minigo()
    {
        var cases = Read("minigo_positions.json").EnumerateArray().ToList();
        foreach (var expected in cases)
        {
            var rows = string.Join('/', expected.GetProperty("board").EnumerateArray().Select(row => row.GetString()));
            var komi = expected.TryGetProperty("komi", out var points) ? points.GetDouble() : 0;
            var text = FormattableString.Invariant($"{rows} {(expected.TryGetProperty("to_play", out var side) ? side.GetString() : "B")} 0 {komi}");
            Assert.That(new GoNotation(GoRules.Usual(9)).TryParsePosition(text, out var position, out var error), Is.True, error);
            var line = new Line<GoPosition>(position, 100);
            foreach (var point in Points(expected, "suicidal", "illegal")) Assert.That(Moves(line), Does.Not.Contain(point), text);
            foreach (var point in Points(expected, "not_suicidal", "legal")) Assert.That(Moves(line), Does.Contain(point), text);
            if (expected.TryGetProperty("black_minus_white_minus_komi", out var score))
                Assert.That(GoScore.HalfPoints(position) / 2.0, Is.EqualTo(score.GetDouble()), text);
        }

        Assert.That(cases, Has.Count.EqualTo(4));
    }

    // A side may move twice there, and a stone alone may kill itself, which leaves the board as it was: here a pass stands for it.
    private static void Play(Line<GoPosition> line, string text)
    {
        var side = text[0] == 'B' ? Side.First : Side.Second;
        if (line.Position.SideToMove != side) line.Play(line.Position.Pass);
        var isLegal = new GoNotation(Rules).TryParseMove(line.Position, text[2..], out var move, out _);
        line.Play(isLegal ? move : line.Position.Pass);
    }

    private static string Rows(in GoPosition position) => position.ToString().Split(' ')[0];

    /// <summary>A drawing with coordinates, # for Black and o for White, as a position's text has it.</summary>
    private static string RowsOf(string drawing)
    {
        var rows = drawing.Split('\n', StringSplitOptions.RemoveEmptyEntries).SkipLast(1);
        var symbols = rows.Select(row => string.Concat(row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)).Replace('#', 'X').Replace('o', 'O'));
        Assert.That(new GoNotation(Rules).TryParsePosition(string.Join('/', symbols) + " b", out var position, out var error), Is.True, error);
        return Rows(position);
    }

    private static string[] Moves(Line<GoPosition> line)
    {
        var moves = new Move[GoPosition.MaxMoves];
        return [.. moves.Take(line.LegalMoves(moves)).Select(move => new GoNotation(line.Position.Rules).FormatMove(line.Position, move))];
    }

    private static IEnumerable<string?> Points(JsonElement element, params string[] names) =>
        names.Where(name => element.TryGetProperty(name, out _)).SelectMany(name => element.GetProperty(name).EnumerateArray()).Select(point => point.GetString());

    private static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.Require("go/rules/" + file)));
        return document.RootElement.Clone();
    }
}
