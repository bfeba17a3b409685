using SelfPlay.Arena.Boards;
using SelfPlay.Games.Chess;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;

namespace SelfPlay.Arena.Tests.Boards;

public sealed class TextBoardTests
{
    private static readonly TextBoard<ChessPosition> Chess = TextBoards.For((Game<ChessPosition>)GameCatalog.Find("chess")!);
    private static readonly TextBoard<ConnectFourPosition> ConnectFour = TextBoards.For((Game<ConnectFourPosition>)GameCatalog.Find("connect4")!);
    private static readonly TextBoard<TicTacToePosition> TicTacToe = TextBoards.For((Game<TicTacToePosition>)GameCatalog.Find("tictactoe")!);

    private static IEnumerable<string> Names => GameCatalog.All.Select(game => game.Name);

    [TestCaseSource(nameof(Names))]
    public void Every_game_of_the_catalogue_has_a_board_that_keeps_the_contract(string name) =>
        Assert.That(GameCatalog.Find(name)!.Accept(new TextBoardContract()), Is.GreaterThan(0));

    [TestCase("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1", "rnbqkbnr pppppppp ........ ........ ........ ........ PPPPPPPP RNBQKBNR")]
    [TestCase("8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 b - - 0 1", "........ ..p..... ...p.... KP.....r .R...p.k ........ ....P.P. ........")]
    public void Chess_is_drawn_from_Whites_side_whoever_moves(string fen, string rows) => Assert.That(Letters(Chess, Fen(fen)), Is.EqualTo(rows));

    [Test]
    public void Connect_Four_is_drawn_from_the_top() =>
        Assert.That(Letters(ConnectFour, Play(ConnectFourPosition.Initial, ConnectFourNotation.Instance, "4", "4", "1")), Is.EqualTo("....... ....... ....... ....... ...O... X..X..."));

    [Test]
    public void Tic_tac_toe_is_drawn_with_a1_at_the_bottom_left() =>
        Assert.That(Letters(TicTacToe, Play(TicTacToePosition.Initial, TicTacToeNotation.Instance, "a1", "b3")), Is.EqualTo(".O. ... X.."));

    [TestCase("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1", "e2e4", "e4", "e2 e4")]
    [TestCase("r3k2r/8/8/8/8/8/8/R3K2R b KQkq - 0 1", "e8c8", "c8", "a8 c8 d8 e8")]
    [TestCase("4k3/8/8/3pP3/8/8/8/4K3 w - d6 0 1", "e5d6", "d6", "d6 d5 e5")]
    public void A_chess_move_touches_where_it_came_from_and_went(string fen, string move, string target, string touched)
    {
        var position = Fen(fen);
        Assert.That(ChessNotation.Instance.TryParseMove(position, move, out var played, out var error), Is.True, error);
        Assert.That(CellName(Chess.Target(position, played)!.Value), Is.EqualTo(target));
        Assert.That(Chess.Touched(position, played).Select(CellName), Is.EquivalentTo(touched.Split(' ')));
    }

    [Test]
    public void A_disc_falls_onto_the_others()
    {
        var position = Play(ConnectFourPosition.Initial, ConnectFourNotation.Instance, "4", "4");
        Assert.That(ConnectFour.Target(position, new Move(3)), Is.EqualTo((3 * 7) + 3));
    }

    [TestCase("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1", "", "")]
    [TestCase("rnb1kbnr/ppp1pppp/8/8/8/2N5/PPPP1PPP/R1BQKBNR b KQkq - 0 4", "♛♟ +9", "♙", TestName = "A captured queen counts nine")]
    [TestCase("4k3/8/8/8/8/8/8/QQ2K3 w - - 0 1", "♛♜♜♝♝♞♞♟♟♟♟♟♟♟♟ +18", "♖♖♗♗♘♘♙♙♙♙♙♙♙", TestName = "A promoted pawn is not captured")]
    public void Beside_a_chess_board_are_the_captured_men_and_who_has_more(string fen, string white, string black)
    {
        Assert.That(Chess.Beside(Fen(fen), Side.First), Is.EqualTo(white));
        Assert.That(Chess.Beside(Fen(fen), Side.Second), Is.EqualTo(black));
    }

    [Test]
    public void Captured_men_have_letters_too() =>
        Assert.That(Chess.Beside(Fen("rnb1kbnr/ppp1pppp/8/8/8/2N5/PPPP1PPP/R1BQKBNR b KQkq - 0 4"), Side.First, ascii: true), Is.EqualTo("qp +9"));

    [TestCase("checkmate", "f2f3", "e7e5", "g2g4", "d8h4")]
    [TestCase("threefold repetition", "g1f3", "g8f6", "f3g1", "f6g8", "g1f3", "g8f6", "f3g1", "f6g8")]
    public void The_reason_of_a_chess_games_end_is_told(string reason, params string[] moves) =>
        Assert.That(Chess.ReasonOf(Line(ChessPosition.Initial, ChessNotation.Instance, 512, moves)), Is.EqualTo(reason));

    [TestCase("stalemate", "7k/5Q2/6K1/8/8/8/8/8 b - - 0 1")]
    [TestCase("insufficient material", "7k/8/6K1/8/8/8/8/8 b - - 0 1")]
    [TestCase("the fifty-move rule", "7k/8/6K1/8/8/8/8/R7 b - - 100 90")]
    public void A_position_may_be_the_end(string reason, string fen) =>
        Assert.That(Chess.ReasonOf(Line(Fen(fen), ChessNotation.Instance, 512)), Is.EqualTo(reason));

    [Test]
    public void The_move_limit_is_a_reason() =>
        Assert.That(Chess.ReasonOf(Line(ChessPosition.Initial, ChessNotation.Instance, 2, "e2e4", "e7e5")), Is.EqualTo("the limit of 2 moves"));

    [Test]
    public void Four_in_a_row_is_the_reason_and_is_marked()
    {
        var line = Line(ConnectFourPosition.Initial, ConnectFourNotation.Instance, 42, "1", "1", "2", "2", "3", "3", "4");
        Assert.That(ConnectFour.ReasonOf(line), Is.EqualTo("four in a row"));
        Assert.That(ConnectFour.WinningCells(line.Position), Is.EqualTo([35, 36, 37, 38]));
    }

    [Test]
    public void A_diagonal_of_three_is_marked_and_a_full_board_is_a_draw()
    {
        var won = Line(TicTacToePosition.Initial, TicTacToeNotation.Instance, 9, "a1", "a2", "b2", "a3", "c3");
        Assert.That(TicTacToe.ReasonOf(won), Is.EqualTo("three in a row"));
        Assert.That(TicTacToe.WinningCells(won.Position), Is.EqualTo([2, 4, 6]));
        var drawn = Line(TicTacToePosition.Initial, TicTacToeNotation.Instance, 9, "a1", "b1", "c1", "a2", "b2", "c3", "b3", "a3", "c2");
        Assert.That(TicTacToe.ReasonOf(drawn), Is.EqualTo("a full board"));
    }

    private static ChessPosition Fen(string fen)
    {
        Assert.That(ChessNotation.Instance.TryParsePosition(fen, out var position, out var error), Is.True, error);
        return position;
    }

    private static string CellName(int cell) => Chess.ColumnName(cell % 8) + Chess.RowName(cell / 8);

    private static string Letters<TPosition>(TextBoard<TPosition> board, TPosition position)
        where TPosition : unmanaged, IPosition<TPosition> =>
        string.Join(' ', Enumerable.Range(0, board.Rows).Select(row =>
            string.Concat(Enumerable.Range(0, board.Columns).Select(column => board.Cell(position, row, column).Letter))));

    private static TPosition Play<TPosition>(TPosition start, Games.Notation.INotation<TPosition> notation, params string[] moves)
        where TPosition : unmanaged, IPosition<TPosition> =>
        Line(start, notation, 100, moves).Position;

    private static Line<TPosition> Line<TPosition>(TPosition start, Games.Notation.INotation<TPosition> notation, int limit, params string[] moves)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var line = new Line<TPosition>(start, limit);
        foreach (var text in moves)
        {
            Assert.That(notation.TryParseMove(line.Position, text, out var move, out var error), Is.True, error);
            line.Play(move);
        }

        return line;
    }
}
