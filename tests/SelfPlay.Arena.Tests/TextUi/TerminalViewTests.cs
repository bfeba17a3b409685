using System.Text.RegularExpressions;
using SelfPlay.Arena.Boards;
using SelfPlay.Arena.TextUi;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using Spectre.Console;

namespace SelfPlay.Arena.Tests.TextUi;

public sealed class TerminalViewTests
{
    private static readonly Game<ChessPosition> Chess = (Game<ChessPosition>)GameCatalog.Find("chess")!;

    private static readonly Opinion Thought = new()
    {
        Title = "Black plays e5",
        Effort = "400 simulations, 3 plies deep, at most 6, 0.4 s",
        Outcome = new WinDrawLoss(0.5f, 0.3f, 0.2f),
        FirstName = "White",
        SecondName = "Black",
        IsSearched = true,
        Moves = [new OpinionMove("e5", 0.31f, 200, -0.1f, null, "e5 Nf3 Nc6 Bb5 a6 Ba4 Nf6 O-O"), new OpinionMove("c5", 0.2f, 100, 0.1f, 3, "c5")],
    };

    [Test]
    public void The_screen_is_drawn_over_without_clearing_it_first()
    {
        using var output = new StringWriter();
        var view = View(output, 100, 40);
        view.Show(Screen("e2e4"));
        output.GetStringBuilder().Clear();
        view.Show(Screen("e2e4", "e7e5"));
        Assert.That(output.ToString(), Does.StartWith("\e[?25l\e[H").And.EndWith("\e[J\e[?25h").And.Not.Contain("\e[2J"));
    }

    [Test]
    public void The_board_stands_beside_players_moves_and_thoughts()
    {
        var lines = Lines(100, 40, "e2e4", "e7e5");
        Assert.That(lines[2], Does.StartWith("8  ♜  ♞  ♝  ♛  ♚  ♝  ♞  ♜       ●  Black: net"));
        Assert.That(lines, Has.Some.Contain("1. e4 e5").And.Some.Contain("White 50%  draw 30%  Black 20%"));
        Assert.That(lines, Has.Some.Match(@"e5    31\.0%     200      -0\.10  e5 Nf3 Nc6 Bb5 a6"));
        Assert.That(lines, Has.Some.Match(@"c5    20\.0%     100  wins in 3  c5"));
    }

    [TestCase(200)]
    [TestCase(80)]
    [TestCase(60)]
    [TestCase(40)]
    [TestCase(30)]
    public void No_line_is_wider_than_the_terminal(int width) => Assert.That(Lines(width, 60, "e2e4", "e7e5").Select(line => line.Length), Is.All.LessThan(width));

    [Test]
    public void In_a_narrow_terminal_all_stands_below_the_board()
    {
        var lines = Lines(50, 60, "e2e4");
        Assert.That(lines[10], Is.EqualTo("   a  b  c  d  e  f  g  h"));
        Assert.That(lines[12], Does.Contain("Black: net"));
    }

    [Test]
    public void The_last_moves_are_shown_each_beside_its_number()
    {
        using var output = new StringWriter();
        View(output, 80, 40).Show(Screen() with { Moves = [.. Enumerable.Range(1, 60).Select(number => $"{number}. e4 e5")] });
        Assert.That(output.ToString(), Does.Contain(" 60. e4 e5").And.Not.Contain(" 1. e4").And.Not.Match(@"\d\.\s*\e"));
    }

    [Test]
    public void A_screen_higher_than_the_terminal_is_written_below()
    {
        using var output = new StringWriter();
        View(output, 100, 10).Show(Screen("e2e4"));
        Assert.That(output.ToString(), Does.Not.Contain("\e[H"));
    }

    [Test]
    public void Where_there_is_not_room_for_all_an_answer_goes_before_the_board()
    {
        using var output = new StringWriter();
        var view = View(output, 100, 20);
        view.Show(Screen("e2e4"));
        output.GetStringBuilder().Clear();
        view.Say(string.Join('\n', Enumerable.Range(1, 12)));
        view.Prompt();
        Assert.That(output.ToString(), Does.Contain("\e[H").And.Contain("12").And.Not.Contain("♜"));
    }

    [Test]
    public void What_is_typed_cannot_steer_the_terminal()
    {
        using var output = new StringWriter();
        var view = View(output, 100, 40);
        view.Show(Screen());
        view.Complain("'\e[2J' is no move");
        view.Prompt();
        Assert.That(output.ToString(), Does.Contain("'?[2J' is no move").And.Not.Contain("\e[2J"));
    }

    [Test]
    public void Without_colours_the_men_are_told_apart_by_their_shape()
    {
        using var output = new StringWriter();
        new TerminalView(output, () => (100, 40), ColorSystem.NoColors, ascii: false, TimeProvider.System).Show(Screen("e2e4"));
        Assert.That(output.ToString(), Does.Contain("1  ♖  ♘  ♗  ♕  ♔  ♗  ♘  ♖").And.Contain("[♙]"));
    }

    [Test]
    public void What_was_said_stays_until_the_next_line_is_answered()
    {
        using var output = new StringWriter();
        var view = View(output, 100, 40);
        view.Show(Screen());
        view.Say("something");
        view.Prompt();
        Assert.That(output.ToString(), Does.Contain("something").And.EndWith("> \e[?25h"));
        output.GetStringBuilder().Clear();
        view.Complain("something else");
        view.Prompt();
        Assert.That(output.ToString(), Does.Contain("something else").And.Not.Match("something\e"));
    }

    [Test]
    public void A_heat_map_stands_on_the_board()
    {
        var line = Line();
        var heat = new int[64];
        (heat[36], heat[35]) = (60, 40);
        var picture = BoardPicture.Of(TextBoards.For(Chess), line, flipped: false, new HeatMap(heat, 0));
        Assert.That(PlainBoard.Lines(picture, ascii: true), Does.Contain("4    .   .   .  40  60   .   .   ."));
        Assert.That(TerminalBoard.Draw(picture, ascii: true).Select(drawn => Markup.Remove(drawn.Markup)), Does.Contain("4           40 60         "));
    }

    private static string[] Lines(int width, int height, params string[] moves)
    {
        using var output = new StringWriter();
        var view = View(output, width, height);
        view.Tell(Thought);
        view.Show(Screen(moves));
        var frame = output.ToString()[output.ToString().LastIndexOf("\e[H", StringComparison.Ordinal)..];
        return Regex.Replace(frame, "\e\\[[0-9;?]*[a-zA-Z]", "").Split("\r\n").Select(line => line.TrimEnd()).ToArray();
    }

    private static TerminalView View(TextWriter output, int width, int height) =>
        new(output, () => (width, height), ColorSystem.TrueColor, ascii: false, TimeProvider.System);

    private static PlayScreen Screen(params string[] moves)
    {
        var line = Line(moves);
        return new PlayScreen
        {
            Title = "Chess",
            Board = BoardPicture.Of(TextBoards.For(Chess), line, flipped: false, heat: null),
            Top = new PlayerPanel(Side.Second, "Black", "net chess-20261121-084225-gumbel@34", "", line.Position.SideToMove == Side.Second),
            Bottom = new PlayerPanel(Side.First, "White", "you", "", line.Position.SideToMove == Side.First),
            Moves = moves.Length == 0 ? [] : ["1. e4 e5"],
            Status = "White to move",
        };
    }

    private static Line<ChessPosition> Line(params string[] moves)
    {
        var line = new Line<ChessPosition>(ChessPosition.Initial, 100);
        foreach (var text in moves)
        {
            Assert.That(Chess.Notation.TryParseMove(line.Position, text, out var move, out var error), Is.True, error);
            line.Play(move);
        }

        return line;
    }
}
