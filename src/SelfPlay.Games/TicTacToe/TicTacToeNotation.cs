using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.TicTacToe;

/// <summary>
/// Moves are squares "a1" (bottom left) to "c3". A position is its rows from the top and the side to move: "X.O/.X./... o".
/// </summary>
public sealed class TicTacToeNotation : INotation<TicTacToePosition>
{
    private const int Size = TicTacToePosition.Size;

    public static TicTacToeNotation Instance { get; } = new();

    public string GameExtension => "txt";

    public string FormatPosition(in TicTacToePosition position)
    {
        var (x, o) = Marks(position);
        var text = new StringBuilder();
        for (var cell = 0; cell < TicTacToePosition.Cells; cell++)
        {
            if (cell > 0 && cell % Size == 0) text.Append('/');
            text.Append(Symbol(x, o, cell));
        }

        return text.Append(position.SideToMove == Side.First ? " x" : " o").ToString();
    }

    public bool TryParsePosition(string text, out TicTacToePosition position, [NotNullWhen(false)] out string? error)
    {
        position = default;
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields.Length != 2 || !TryReadRows(fields[0], out var x, out var o))
        {
            error = $"'{text}' is no tic-tac-toe position; give three rows of X, O and . from the top, then who moves, such as 'X.O/.X./... o'";
            return false;
        }

        position = TicTacToePosition.FromMarks(x, o);
        error = Impossibility(x, o) ?? WrongSide(fields[1], position.SideToMove);
        if (error is not null) error = $"'{text}' cannot be reached: {error}";
        return error is null;
    }

    public string FormatMove(in TicTacToePosition position, Move move) =>
        $"{(char)('a' + (move.Value % Size))}{Size - (move.Value / Size)}";

    public bool TryParseMove(in TicTacToePosition position, string text, out Move move, [NotNullWhen(false)] out string? error)
    {
        move = default;
        var square = text.Trim().ToLowerInvariant();
        if (square.Length != 2 || square[0] is < 'a' or > 'c' || square[1] is < '1' or > '3')
        {
            error = $"'{text}' is no square; give a letter a to c and a digit 1 to 3, such as b2";
            return false;
        }

        move = new Move((Size * ('3' - square[1])) + square[0] - 'a');
        Span<Move> legal = stackalloc Move[TicTacToePosition.MaxMoves];
        var count = position.LegalMoves(legal);
        error = legal[..count].Contains(move) ? null
            : count == 0 ? $"'{text}' cannot be played: the game is over"
            : $"'{text}' is taken; choose an empty square";
        return error is null;
    }

    public string Draw(in TicTacToePosition position)
    {
        var (x, o) = Marks(position);
        var text = new StringBuilder();
        for (var row = 0; row < Size; row++)
        {
            text.Append(Size - row).Append(' ');
            for (var column = 0; column < Size; column++) text.Append(' ').Append(Symbol(x, o, (row * Size) + column));
            text.Append('\n');
        }

        return text.Append("   a b c\n").ToString();
    }

    public string FormatGame(GameText<TicTacToePosition> game) => PlainGameText.Format(this, game);

    public IEnumerable<ReadGame<TicTacToePosition>> ReadGames(TextReader text) => PlainGameText.Read(this, text);

    private static (int X, int O) Marks(in TicTacToePosition position) =>
        position.SideToMove == Side.First ? (position.Own, position.Opponent) : (position.Opponent, position.Own);

    private static char Symbol(int x, int o, int cell) =>
        ((x >> cell) & 1) != 0 ? 'X' : ((o >> cell) & 1) != 0 ? 'O' : '.';

    private static bool TryReadRows(string text, out int x, out int o)
    {
        (x, o) = (0, 0);
        if (text.Length != TicTacToePosition.Cells + Size - 1 || text[Size] != '/' || text[(2 * Size) + 1] != '/') return false;
        var cells = text.Replace("/", "", StringComparison.Ordinal).ToUpperInvariant();
        if (cells.Length != TicTacToePosition.Cells || cells.AsSpan().ContainsAnyExcept("XO.")) return false;
        for (var cell = 0; cell < cells.Length; cell++)
        {
            if (cells[cell] == 'X') x |= 1 << cell;
            if (cells[cell] == 'O') o |= 1 << cell;
        }

        return true;
    }

    private static string? Impossibility(int x, int o)
    {
        var more = BitOperations.PopCount((uint)x) - BitOperations.PopCount((uint)o);
        if (more is not (0 or 1)) return "X begins, so it has as many marks as O or one more";
        if (TicTacToePosition.HasRow(x) && more == 0) return "O moved after X had completed a row";
        if (TicTacToePosition.HasRow(o) && more == 1) return "X moved after O had completed a row";
        return null;
    }

    private static string? WrongSide(string side, Side toMove)
    {
        var expected = toMove == Side.First ? "x" : "o";
        return side.Equals(expected, StringComparison.OrdinalIgnoreCase) ? null : $"with these marks it is {expected} to move";
    }
}
