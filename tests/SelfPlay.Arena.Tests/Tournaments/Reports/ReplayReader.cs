using System.Text.Json;
using System.Xml.Linq;
using SelfPlay.Arena.Boards;
using SelfPlay.Arena.Tournaments;
using SelfPlay.Arena.Tournaments.Reports.Replay;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tests.Tournaments.Reports;

/// <summary>Reads the games of a page as its own program does, and holds every position against the game played anew.</summary>
internal sealed class ReplayReader(string page, TournamentResults results) : IGameVisitor<int>
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The data in a page.</summary>
    public static ReplayData Data(string page)
    {
        var json = XDocument.Parse(page).Descendants("script").Single(script => (string?)script.Attribute("id") == "data").Value;
        return JsonSerializer.Deserialize<ReplayData>(json, Json)!;
    }

    /// <summary>Returns the number of positions seen.</summary>
    public int Visit<TPosition>(Game<TPosition> game)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var data = Data(page);
        Assert.That(data.Games, Has.Count.EqualTo(results.Games.Count));
        return data.Games.Zip(results.Games, (shown, played) => Check(game, data.Board, shown, played)).Sum();
    }

    private static int Check<TPosition>(Game<TPosition> game, ReplayBoard look, ReplayGame shown, TournamentGame played)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var (body, board) = (ReplayBody.Unpack(shown.Body), TextBoards.For(game));
        var position = game.Initial;
        var cells = body.Start.ToArray();
        for (var ply = 0; ply <= played.Moves.Count; ply++)
        {
            Assert.That(Letters(look, cells), Is.EqualTo(Letters(board, position)));
            Assert.That(body.Positions[ply], Is.EqualTo(game.Notation.FormatPosition(position)));
            if (ply == played.Moves.Count) break;
            Assert.That(game.Notation.TryParseMove(position, played.Moves[ply], out var move, out var error), Is.True, error);
            Assert.That(body.Names[ply], Is.EqualTo(board.Name(position, move)));
            Assert.That(body.Touched[ply], Is.EqualTo(board.Touched(position, move)));
            Apply(body.Changes[ply], cells);
            position = position.After(move);
        }

        Assert.That(body.Winning, Is.EqualTo(board.WinningCells(position)));
        Assert.That(body.Values.Select(value => (float?)value), Is.EqualTo(played.Values).Within(0.0005f));
        return played.Moves.Count + 1;
    }

    private static void Apply(IReadOnlyList<int> changes, int[] cells)
    {
        for (var i = 0; i < changes.Count; i += 2) cells[changes[i]] = changes[i + 1];
    }

    private static string Letters(ReplayBoard look, int[] cells) => string.Join(' ', cells.Select(cell => look.Symbols[cell].Letter));

    private static string Letters<TPosition>(TextBoard<TPosition> board, TPosition position)
        where TPosition : unmanaged, IPosition<TPosition> =>
        string.Join(' ', Enumerable.Range(0, board.Rows * board.Columns).Select(cell => board.Cell(position, cell / board.Columns, cell % board.Columns).Letter));
}
