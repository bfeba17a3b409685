namespace SelfPlay.Games.Tests.Go;

/// <summary>Go on an array of characters, as slow and plain as the rules themselves; shares no code with the game.</summary>
internal sealed class NaiveGo
{
    private const string Columns = "ABCDEFGHJKLMNOPQRST";

    private readonly bool _suicide;

    private NaiveGo(char[,] board, char toMove, int passes, bool suicide) =>
        (Board, ToMove, Passes, _suicide) = (board, toMove, passes, suicide);

    public char[,] Board { get; }

    public int Size => Board.GetLength(0);

    public char ToMove { get; }

    public int Passes { get; }

    public static NaiveGo Read(string position)
    {
        var fields = position.Split(' ');
        var rows = fields[0].Split('/').Select(Expand).ToArray();
        var board = new char[rows.Length, rows.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows.Length; column++) board[row, column] = rows[row][column];
        }

        return new NaiveGo(board, fields[1] == "b" ? 'X' : 'O', int.Parse(fields[2]), fields.Contains("suicide"));
    }

    public IEnumerable<string> Moves()
    {
        if (Passes >= 2) yield break;
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                if (TryPlay(row, column) is not null) yield return $"{Columns[column]}{Size - row}";
            }
        }

        yield return "pass";
    }

    /// <summary>The board after a stone, drawn as rows; null where the rules of one position forbid it.</summary>
    public string? TryPlay(int row, int column)
    {
        if (Board[row, column] != '.') return null;
        var board = (char[,])Board.Clone();
        var other = ToMove == 'X' ? 'O' : 'X';
        board[row, column] = ToMove;
        foreach (var (r, c) in Beside(row, column))
        {
            if (board[r, c] == other && !HasLiberty(board, r, c)) Remove(board, r, c);
        }

        if (HasLiberty(board, row, column)) return Draw(board);
        if (!_suicide || !Beside(row, column).Any(point => board[point.Row, point.Column] == ToMove)) return null;
        Remove(board, row, column);
        return Draw(board);
    }

    /// <summary>Points of X minus those of O, by area.</summary>
    public int Area()
    {
        var area = 0;
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                var seen = Board[row, column] == '.' ? Reached(row, column) : [Board[row, column]];
                if (seen.Count == 1) area += seen.Single() == 'X' ? 1 : -1;
            }
        }

        return area;
    }

    public static string Draw(char[,] board)
    {
        var size = board.GetLength(0);
        return string.Join('/', Enumerable.Range(0, size).Select(row => string.Concat(Enumerable.Range(0, size).Select(column => board[row, column]))));
    }

    public static string Expand(string row)
    {
        var text = "";
        for (var i = 0; i < row.Length; i++)
        {
            var digits = string.Concat(row[i..].TakeWhile(char.IsAsciiDigit));
            text += digits.Length > 0 ? new string('.', int.Parse(digits)) : row[i].ToString();
            i += Math.Max(0, digits.Length - 1);
        }

        return text;
    }

    private IEnumerable<(int Row, int Column)> Beside(int row, int column) =>
        new[] { (row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1) }
            .Where(point => point.Item1 >= 0 && point.Item1 < Size && point.Item2 >= 0 && point.Item2 < Size);

    private HashSet<(int Row, int Column)> Chain(char[,] board, int row, int column)
    {
        var chain = new HashSet<(int Row, int Column)> { (row, column) };
        var open = new Stack<(int Row, int Column)>(chain);
        while (open.TryPop(out var point))
        {
            foreach (var next in Beside(point.Row, point.Column))
            {
                if (board[next.Row, next.Column] == board[row, column] && chain.Add(next)) open.Push(next);
            }
        }

        return chain;
    }

    private bool HasLiberty(char[,] board, int row, int column) =>
        Chain(board, row, column).Any(point => Beside(point.Row, point.Column).Any(beside => board[beside.Row, beside.Column] == '.'));

    private void Remove(char[,] board, int row, int column)
    {
        foreach (var point in Chain(board, row, column)) board[point.Row, point.Column] = '.';
    }

    private HashSet<char> Reached(int row, int column) =>
        [.. Chain(Board, row, column).SelectMany(point => Beside(point.Row, point.Column)).Select(point => Board[point.Row, point.Column]).Where(symbol => symbol != '.')];
}
