using System.Text;
using SelfPlay.Arena.Boards;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Arena.Tests.Boards;

/// <summary>What every board of the catalogue promises to terminal and reports, checked over seeded random games.</summary>
internal sealed class TextBoardContract : IGameVisitor<int>
{
    private const int Games = 10;

    /// <summary>Returns the number of positions seen.</summary>
    public int Visit<TPosition>(Game<TPosition> game)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var board = TextBoards.For(game);
        Assert.That(board.Rows * board.Columns, Is.EqualTo(game.Planes.Cells));
        CheckNames(board);
        return Enumerable.Range(0, Games).Sum(number => CheckGame(game, board, new Rng((ulong)number)));
    }

    private static void CheckNames<TPosition>(TextBoard<TPosition> board)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var columns = Enumerable.Range(0, board.Columns).Select(board.ColumnName).ToList();
        Assert.That(columns, Is.Unique.And.All.Not.Empty);
        var rows = Enumerable.Range(0, board.Rows).Select(board.RowName).Where(name => name.Length > 0).ToList();
        Assert.That(rows, Is.Unique.And.Count.AnyOf(0, board.Rows));
        Assert.That(board.SideName(Side.First), Is.Not.Empty.And.Not.EqualTo(board.SideName(Side.Second)));
        var palette = board.Palette;
        string[] colours = [palette.First, palette.Second, palette.Light, palette.Dark, palette.LastLight, palette.LastDark];
        Assert.That(colours, Is.All.Match("^#[0-9a-f]{6}$"));
    }

    private static int CheckGame<TPosition>(Game<TPosition> game, TextBoard<TPosition> board, Rng rng)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var line = new Line<TPosition>(game.Initial, game.MoveLimit);
        var moves = new Move[TPosition.MaxMoves];
        while (true)
        {
            var legal = moves[..line.LegalMoves(moves)];
            CheckCells(board, line.Position);
            if (line.Result(legal.Length) != Outcome.Ongoing) break;
            CheckMoves(board, line.Position, legal);
            Assert.That(board.WinningCells(line.Position), Is.Empty);
            line.Play(legal[rng.Next(legal.Length)]);
        }

        Assert.That(board.ReasonOf(line), Is.Not.Empty);
        return line.Ply + 1;
    }

    private static void CheckCells<TPosition>(TextBoard<TPosition> board, in TPosition position)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        for (var cell = 0; cell < board.Rows * board.Columns; cell++)
        {
            var shown = board.Cell(position, cell / board.Columns, cell % board.Columns);
            if (shown.Owner is not null) Assert.That(new[] { Columns(shown.Symbol), Columns(shown.Solid) }, Is.All.EqualTo(board.SymbolWidth), shown.Symbol);
            Assert.That(Ascii.IsValid(shown.Letter) && shown.Letter.Length == 1, Is.True, shown.Letter);
            Assert.That(string.IsNullOrWhiteSpace(shown.Letter) || char.IsControl(shown.Letter[0]), Is.False);
            if (shown.Owner is null) Assert.That(shown, Is.EqualTo(BoardCell.Empty));
        }
    }

    /// <summary>Columns of a terminal: two for a Chinese character.</summary>
    private static int Columns(string text) => text.EnumerateRunes().Sum(rune => rune.Value is >= 0x2E80 and < 0xA000 ? 2 : 1);

    private static void CheckMoves<TPosition>(TextBoard<TPosition> board, in TPosition position, Move[] legal)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var cells = board.Rows * board.Columns;
        var names = new HashSet<string>();
        foreach (var move in legal)
        {
            Assert.That(names.Add(board.Name(position, move)), Is.True, board.Name(position, move));
            var touched = board.Touched(position, move);
            Assert.That(touched, Is.Unique.And.All.InRange(0, cells - 1));
            if (board.Target(position, move) is not { } target) continue;
            Assert.That(touched, Does.Contain(target));
            Assert.That(board.Cell(position.After(move), target / board.Columns, target % board.Columns).Owner, Is.EqualTo(position.SideToMove));
        }
    }
}
