using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;
using static SelfPlay.Games.ConnectFour.ConnectFourBoard;

namespace SelfPlay.Games.ConnectFour;

/// <summary>
/// Moves are columns "1" to "7". A position is its rows from the top in the manner of FEN, X for the first player, O for the second, a
/// digit for as many empty cells, then who moves: "7/7/7/7/3O3/3X3 x". The columns played so far, "44", are read as well.
/// </summary>
public sealed class ConnectFourNotation : INotation<ConnectFourPosition>
{
    public static ConnectFourNotation Instance { get; } = new();

    public string GameExtension => "txt";

    public string FormatPosition(in ConnectFourPosition position)
    {
        var text = new StringBuilder();
        for (var row = Height - 1; row >= 0; row--)
        {
            var empty = 0;
            for (var column = 0; column < Width; column++)
            {
                var symbol = Symbol(position, row, column);
                if (symbol == '.' && ++empty > 0) continue;
                if (empty > 0) text.Append(empty);
                text.Append(symbol);
                empty = 0;
            }

            if (empty > 0) text.Append(empty);
            text.Append(row > 0 ? '/' : ' ');
        }

        return text.Append(position.SideToMove == Side.First ? 'x' : 'o').ToString();
    }

    public bool TryParsePosition(string text, out ConnectFourPosition position, [NotNullWhen(false)] out string? error)
    {
        var columns = text.Trim();
        return columns.Length > 0 && !columns.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? TryPlay(columns, out position, out error)
            : ConnectFourText.TryParse(text, out position, out error);
    }

    /// <summary>As solved sets have it: the columns played so far, a blank, and the score of whoever moves next ("44 -2").</summary>
    public bool TryParseTestPosition(string line, [NotNullWhen(true)] out TestPosition<ConnectFourPosition>? test, [NotNullWhen(false)] out string? error)
    {
        test = null;
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 2 || !int.TryParse(words[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var score))
        {
            error = $"'{line}' is no solved position; write the columns played and the score of the side to move, such as '44 -2'";
            return false;
        }

        if (!TryParsePosition(words[0], out var position, out error)) return false;
        test = new TestPosition<ConnectFourPosition> { Position = position, Id = words[0], Score = score };
        return true;
    }

    public string FormatMove(in ConnectFourPosition position, Move move) => ((char)('1' + move.Value)).ToString();

    public bool TryParseMove(in ConnectFourPosition position, string text, out Move move, [NotNullWhen(false)] out string? error)
    {
        move = default;
        var column = text.Trim();
        if (column.Length != 1 || column[0] is < '1' or > '7')
        {
            error = $"'{text}' is no column; give a digit 1 to 7, such as 4";
            return false;
        }

        move = new Move(column[0] - '1');
        Span<Move> legal = stackalloc Move[ConnectFourPosition.MaxMoves];
        var count = position.LegalMoves(legal);
        error = legal[..count].Contains(move) ? null
            : count == 0 ? $"'{text}' cannot be played: the game is over"
            : $"column '{text}' is full; choose another";
        return error is null;
    }

    public string Draw(in ConnectFourPosition position)
    {
        var text = new StringBuilder();
        for (var row = Height - 1; row >= 0; row--)
        {
            for (var column = 0; column < Width; column++) text.Append(column > 0 ? " " : "").Append(Symbol(position, row, column));
            text.Append('\n');
        }

        return text.Append("1 2 3 4 5 6 7\n").ToString();
    }

    public string FormatGame(GameText<ConnectFourPosition> game) => PlainGameText.Format(this, game);

    public IEnumerable<ReadGame<ConnectFourPosition>> ReadGames(TextReader text) => PlainGameText.Read(this, text);

    private static char Symbol(in ConnectFourPosition position, int row, int column)
    {
        var cell = Foot(column) << row;
        if ((position.Occupied & cell) == 0) return '.';
        return (position.Own & cell) != 0 == (position.SideToMove == Side.First) ? 'X' : 'O';
    }

    private bool TryPlay(string columns, out ConnectFourPosition position, [NotNullWhen(false)] out string? error)
    {
        position = ConnectFourPosition.Initial;
        error = null;
        for (var i = 0; i < columns.Length; i++)
        {
            if (!TryParseMove(position, columns.Substring(i, 1), out var move, out error))
            {
                error = $"move {i + 1} of '{columns}': {error}";
                return false;
            }

            position = position.After(move);
        }

        return true;
    }
}
