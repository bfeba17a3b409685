using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Go;

/// <summary>
/// Moves as GTP writes them, "D4" or "pass"; games as SGF. A position is its rows from the top in the manner of FEN (X Black, O White, a number for as many empty
/// points), who moves, the passes just played, komi, and the rules where they differ from the usual: "9/9/2X6/9/9/9/9/9/9 w 0 7 suicide situational".
/// </summary>
/// <param name="rules">Positions of another board size are refused.</param>
public sealed class GoNotation(GoRules rules) : INotation<GoPosition>
{
    private const string PassText = "pass";

    public string GameExtension => "sgf";

    public string FormatPosition(in GoPosition position)
    {
        var text = new StringBuilder();
        var size = position.Rules.Size;
        for (var row = 0; row < size; row++)
        {
            if (row > 0) text.Append('/');
            AppendRow(text, position, row);
        }

        text.Append(position.SideToMove == Side.First ? " b " : " w ");
        text.Append(CultureInfo.InvariantCulture, $"{position.Passes} {position.Rules.KomiText}");
        if (position.Rules.Suicide) text.Append(" suicide");
        if (position.Rules.Situational) text.Append(" situational");
        return text.ToString();
    }

    public bool TryParsePosition(string text, out GoPosition position, [NotNullWhen(false)] out string? error) =>
        GoPositionText.TryParse(text, rules, out position, out error);

    public string FormatMove(in GoPosition position, Move move) =>
        move == position.Pass ? PassText : GoPoint.Format(move.Value, position.Rules.Size);

    public bool TryParseMove(in GoPosition position, string text, out Move move, [NotNullWhen(false)] out string? error)
    {
        move = default;
        var word = text.Trim();
        var passes = word.Equals(PassText, StringComparison.OrdinalIgnoreCase);
        if (!passes && GoPoint.Parse(word, position.Rules.Size) is null)
        {
            var corner = GoPoint.Format(position.Rules.Size - 1, position.Rules.Size);
            error = $"'{text}' is no point of this board; give a letter and a row, A1 to {corner} without the letter I, or {PassText}";
            return false;
        }

        move = passes ? position.Pass : new Move(GoPoint.Parse(word, position.Rules.Size)!.Value);
        Span<Move> legal = stackalloc Move[GoPosition.MaxMoves];
        var count = position.LegalMoves(legal);
        error = legal[..count].Contains(move) ? null
            : count == 0 ? $"'{text}' cannot be played: the game is over"
            : position.StoneAt(move.Value) is not null ? $"'{text}' is taken; choose an empty point"
            : $"'{text}' would be suicide; choose another point";
        return error is null;
    }

    public string Draw(in GoPosition position)
    {
        var text = new StringBuilder();
        var size = position.Rules.Size;
        for (var row = 0; row < size; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{size - row,2}");
            for (var column = 0; column < size; column++) text.Append(' ').Append(Symbol(position, (row * size) + column));
            text.Append('\n');
        }

        text.Append("  ");
        for (var column = 0; column < size; column++) text.Append(' ').Append(GoPoint.ColumnLetter(column));
        return text.Append('\n').ToString();
    }

    public string FormatGame(GameText<GoPosition> game) => Sgf.Format(game);

    public IEnumerable<ReadGame<GoPosition>> ReadGames(TextReader text) => SgfReader.Read(text, rules);

    private static void AppendRow(StringBuilder text, in GoPosition position, int row)
    {
        var (size, empty) = (position.Rules.Size, 0);
        for (var column = 0; column < size; column++)
        {
            var symbol = Symbol(position, (row * size) + column);
            if (symbol == '.' && ++empty > 0) continue;
            if (empty > 0) text.Append(empty);
            text.Append(symbol);
            empty = 0;
        }

        if (empty > 0) text.Append(empty);
    }

    private static char Symbol(in GoPosition position, int cell) => position.StoneAt(cell) switch
    {
        Side.First => 'X',
        Side.Second => 'O',
        _ => '.',
    };
}
