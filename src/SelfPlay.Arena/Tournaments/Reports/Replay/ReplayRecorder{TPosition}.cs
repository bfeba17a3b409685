using SelfPlay.Arena.Boards;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tournaments.Reports.Replay;

/// <summary>Plays games again and writes down what a board shows of them. Numbers the symbols as it meets them.</summary>
internal sealed class ReplayRecorder<TPosition>(Game<TPosition> game)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly TextBoard<TPosition> _board = TextBoards.For(game);
    private readonly List<BoardCell> _symbols = [BoardCell.Empty];

    /// <summary>With all symbols met so far.</summary>
    public ReplayBoard Board() => new(
        _board.Rows,
        _board.Columns,
        _board.IsChequered,
        _board.CanFlip,
        [.. Enumerable.Range(0, _board.Rows).Select(_board.RowName)],
        [.. Enumerable.Range(0, _board.Columns).Select(_board.ColumnName)],
        [_board.SideName(Side.First), _board.SideName(Side.Second)],
        _board.Palette,
        [.. _symbols.Select(symbol => new ReplaySymbol(symbol.Solid, (int?)symbol.Owner, symbol.Letter))]);

    /// <exception cref="InvalidDataException">A move of the game is not legal.</exception>
    public ReplayGame Record(TournamentGame played)
    {
        var result = (1 + played.Outcome.ValueFor(Side.First)) / 2.0;
        return new ReplayGame(played.Number + 1, played.First, played.Second, result, played.Reason, played.Moves.Count, Body(played).Pack());
    }

    private ReplayBody Body(TournamentGame played)
    {
        var line = Play(played);
        var positions = line.Positions.ToArray();
        var boards = positions.Select(Symbols).ToList();
        var plies = Enumerable.Range(0, line.Ply).ToList();
        var moves = line.Moves.ToArray();
        return new ReplayBody
        {
            Start = boards[0],
            Changes = plies.ConvertAll(ply => Changes(boards[ply], boards[ply + 1])),
            Touched = plies.ConvertAll(ply => _board.Touched(positions[ply], moves[ply])),
            Winning = _board.WinningCells(line.Position),
            Names = plies.ConvertAll(ply => _board.Name(positions[ply], moves[ply])),
            Positions = [.. positions.Select(position => game.Notation.FormatPosition(position))],
            Beside = [.. positions.Select(position => new[] { _board.Beside(position, Side.First), _board.Beside(position, Side.Second) })],
            Mover = (int)positions[0].SideToMove,
            BookPlies = played.BookPlies,
            Values = [.. played.Values.Select(value => value is { } known ? Math.Round(known, 3) : default(double?))],
            Depths = played.Depths,
            Seconds = [.. played.Seconds.Select(seconds => Math.Round(seconds, 3))],
        };
    }

    private Line<TPosition> Play(TournamentGame played)
    {
        var start = game.Initial;
        if (played.Start.Length > 0 && !game.Notation.TryParsePosition(played.Start, out start, out var fault))
            throw new InvalidDataException($"game {played.Number}: {fault}");
        var line = new Line<TPosition>(start, played.Moves.Count + 1);
        foreach (var text in played.Moves)
        {
            if (!game.Notation.TryParseMove(line.Position, text, out var move, out var error)) throw new InvalidDataException($"game {played.Number}: {error}");
            line.Play(move);
        }

        return line;
    }

    private int[] Symbols(TPosition position)
    {
        var symbols = new int[_board.Rows * _board.Columns];
        for (var cell = 0; cell < symbols.Length; cell++) symbols[cell] = Number(_board.Cell(position, cell / _board.Columns, cell % _board.Columns));
        return symbols;
    }

    private int Number(BoardCell cell)
    {
        var number = _symbols.IndexOf(cell);
        if (number >= 0) return number;
        _symbols.Add(cell);
        return _symbols.Count - 1;
    }

    private static List<int> Changes(int[] before, int[] after)
    {
        var changes = new List<int>();
        for (var cell = 0; cell < before.Length; cell++)
        {
            if (before[cell] != after[cell]) changes.AddRange([cell, after[cell]]);
        }

        return changes;
    }
}
