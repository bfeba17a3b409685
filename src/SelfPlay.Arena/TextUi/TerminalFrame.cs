using SelfPlay.Games.Core;

namespace SelfPlay.Arena.TextUi;

/// <summary>Lays the screen out: the board at the left, players, moves and the network's opinion beside it, or below it where the terminal is narrow.</summary>
internal sealed class TerminalFrame(int width, bool ascii, bool colours)
{
    /// <summary>Columns that players, moves and an opinion need beside the board.</summary>
    private const int NarrowestPanel = 40;

    private const int Gap = 3;
    private const int MostMoveLines = 3;
    private const int WidestBar = 40;

    public IReadOnlyList<ScreenLine> Draw(PlayScreen screen, Opinion? opinion, IReadOnlyList<(string Text, string Style)> messages)
    {
        var lines = new List<ScreenLine> { ScreenLine.Of(screen.Title, "bold", width), ScreenLine.Empty };
        IReadOnlyList<ScreenLine> board = colours
            ? TerminalBoard.Draw(screen.Board, ascii)
            : [.. PlainBoard.Lines(screen.Board, ascii).Select(line => ScreenLine.Of(line, most: width))];
        var left = board.Max(line => line.Width) + Gap;
        var isWide = width - left >= NarrowestPanel;
        var panel = Panel(screen, opinion, isWide ? width - left : width);
        lines.AddRange(isWide ? SideBySide(board, panel, left) : [.. board, ScreenLine.Empty, .. panel]);
        return [.. lines, .. Words(screen, messages)];
    }

    /// <summary>Without board and thoughts, when there is not room for everything and something was said.</summary>
    public IReadOnlyList<ScreenLine> DrawWords(PlayScreen screen, IReadOnlyList<(string Text, string Style)> messages) =>
        [ScreenLine.Of(screen.Title, "bold", width), .. Words(screen, messages)];

    private IEnumerable<ScreenLine> Words(PlayScreen screen, IReadOnlyList<(string Text, string Style)> messages) =>
    [
        ScreenLine.Empty,
        ScreenLine.Of(screen.Status, "bold", width),
        .. messages.SelectMany(message => Wrap(message.Text, width).Select(line => ScreenLine.Of(line, message.Style))),
    ];

    private static IEnumerable<ScreenLine> SideBySide(IReadOnlyList<ScreenLine> left, List<ScreenLine> right, int column)
    {
        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            var line = i < left.Count ? left[i] : ScreenLine.Empty;
            yield return i < right.Count ? line.PadTo(column) + right[i] : line;
        }
    }

    private List<ScreenLine> Panel(PlayScreen screen, Opinion? opinion, int columns)
    {
        var lines = new List<ScreenLine> { Player(screen, screen.Top, columns), Player(screen, screen.Bottom, columns), ScreenLine.Empty };
        if (screen.Moves.Count > 0)
        {
            lines.AddRange(LastMoves(screen.Moves, columns).Select(line => ScreenLine.Of(line, most: columns)));
            lines.Add(ScreenLine.Empty);
        }

        if (opinion is not null) lines.AddRange(Opinion(screen, opinion, columns));
        return lines;
    }

    private ScreenLine Player(PlayScreen screen, PlayerPanel player, int columns)
    {
        var arrow = ScreenLine.Of(player.IsToMove ? (ascii ? "> " : "▶ ") : "  ", "green");
        var disc = colours ? ScreenLine.Of(ascii ? "  " : " ● ", $"{Ink(screen, player.Side)} on {screen.Board.Palette.Light}") + ScreenLine.Of(" ") : ScreenLine.Empty;
        var words = $"{player.SideName}: {player.Name}{(player.Beside.Length > 0 ? "  " + player.Beside : "")}";
        return arrow + disc + ScreenLine.Of(words, player.IsToMove ? "bold" : "default", columns - arrow.Width - disc.Width);
    }

    private static string Ink(PlayScreen screen, Side side) => side == Side.First ? screen.Board.Palette.First : screen.Board.Palette.Second;

    /// <summary>As many of the last moves as fit, a number and its moves always on one line.</summary>
    private static List<string> LastMoves(IReadOnlyList<string> moves, int columns)
    {
        const char Inseparable = '\u00a0';
        var lines = Wrap(string.Join(' ', moves.TakeLast(columns * MostMoveLines).Select(move => move.Replace(' ', Inseparable))), columns);
        return [.. lines.TakeLast(MostMoveLines).Select(line => line.Replace(Inseparable, ' '))];
    }

    private IEnumerable<ScreenLine> Opinion(PlayScreen screen, Opinion opinion, int columns)
    {
        yield return ScreenLine.Of(opinion.Title, "bold", columns);
        yield return ScreenLine.Of(opinion.Effort, "grey", columns);
        yield return Bar(screen, opinion, Math.Min(columns, WidestBar));
        yield return ScreenLine.Of(OpinionText.Chances(opinion), most: columns);
        yield return ScreenLine.Empty;
        var isHead = true;
        foreach (var row in OpinionText.Table(opinion))
        {
            yield return ScreenLine.Of(Cut(row, columns), isHead ? "grey" : "default");
            isHead = false;
        }
    }

    private ScreenLine Bar(PlayScreen screen, Opinion opinion, int columns)
    {
        var parts = OpinionText.Parts(opinion.Outcome, columns);
        var palette = screen.Board.Palette;
        var (first, draw, second) = colours && !ascii ? ('█', '█', '█') : ('#', '=', '.');
        return ScreenLine.Of(new string(first, parts[0]), Colour.Visible(palette.First))
            + ScreenLine.Of(new string(draw, parts[1]), "#a8a8a8")
            + ScreenLine.Of(new string(second, parts[2]), Colour.Visible(palette.Second));
    }

    /// <summary>As many whole words as fit.</summary>
    private static string Cut(string text, int columns) =>
        text.Length <= columns ? text : text[..Math.Max(text.LastIndexOf(' ', columns), 0)];

    /// <summary>Breaks lines between words; a word longer than a line is cut.</summary>
    private static List<string> Wrap(string text, int columns)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var rest = line.TrimEnd();
            while (rest.Length > columns)
            {
                var end = rest.LastIndexOf(' ', columns);
                if (end <= 0) end = columns;
                lines.Add(rest[..end]);
                rest = rest[end..].TrimStart();
            }

            lines.Add(rest);
        }

        return lines;
    }
}
