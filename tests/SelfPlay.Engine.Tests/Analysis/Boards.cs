using SelfPlay.Games.Chess;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;

namespace SelfPlay.Engine.Tests.Analysis;

/// <summary>Lines to analyse.</summary>
internal static class Boards
{
    public static Line<ChessPosition> Chess(string fen, params string[] moves)
    {
        Assert.That(ChessNotation.Instance.TryParsePosition(fen, out var position, out var error), error);
        var line = new Line<ChessPosition>(position, 512);
        foreach (var move in moves) line.Play(ChessMove(line.Position, move));
        return line;
    }

    public static Move ChessMove(in ChessPosition position, string text)
    {
        Assert.That(ChessNotation.Instance.TryParseMove(position, text, out var move, out var error), error);
        return move;
    }

    public static Line<ConnectFourPosition> ConnectFour(params int[] columns) => Played(ConnectFourPosition.Initial, 42, columns);

    public static Line<TicTacToePosition> TicTacToe(params int[] cells) => Played(TicTacToePosition.Initial, 9, cells);

    private static Line<TPosition> Played<TPosition>(TPosition start, int moveLimit, int[] moves)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var line = new Line<TPosition>(start, moveLimit);
        foreach (var move in moves) line.Play(new Move(move));
        return line;
    }
}
