namespace SelfPlay.Games.Tests.Shogi;

/// <summary>
/// Shogi as the rule book tells it, on an array of texts: every move that a man's way of moving allows, and every drop, is made on a copy of the board
/// and thrown away if the king could then be taken. Shares nothing with the game's own code but SFEN and USI as text.
/// </summary>
internal sealed class NaiveShogi
{
    private static readonly (int File, int Rank)[] Straight = [(0, -1), (0, 1), (1, 0), (-1, 0)];
    private static readonly (int File, int Rank)[] Slanted = [(1, -1), (-1, -1), (1, 1), (-1, 1)];
    private static readonly (int File, int Rank)[] Gold = [(0, -1), (1, -1), (-1, -1), (1, 0), (-1, 0), (0, 1)];
    private static readonly (int File, int Rank)[] Silver = [(0, -1), .. Slanted];
    private static readonly (int File, int Rank)[] Knight = [(1, -2), (-1, -2)];

    // Files 1 to 9 and ranks a to i as 0 to 8; the first player's men in capitals, promoted ones after +, empty squares as "".
    private readonly string[,] _board;
    private readonly List<char> _hands;
    private readonly bool _first;

    public NaiveShogi(string sfen)
    {
        var fields = sfen.Split(' ');
        _board = ReadBoard(fields[0]);
        _first = fields[1] == "b";
        _hands = [.. ReadHands(fields[2])];
    }

    private NaiveShogi(string[,] board, IEnumerable<char> hands, bool first)
    {
        _board = board;
        _hands = [.. hands];
        _first = first;
    }

    public IEnumerable<string> LegalMoves() => EveryMove().Where(IsLegal);

    private bool IsLegal(string move)
    {
        var after = Play(move);
        if (after.CanTakeKing()) return false;
        if (move[..2] is not ("P*" or "p*")) return true;

        // A pawn may not be dropped to mate: some answer must be left, which is no drop of a pawn that itself would mate, since none helps against a pawn.
        return !new NaiveShogi(after._board, after._hands, _first).CanTakeKing() || after.EveryMove().Any(answer => !after.Play(answer).CanTakeKing());
    }

    private IEnumerable<string> EveryMove() => BoardMoves().Concat(Drops());

    private IEnumerable<string> BoardMoves()
    {
        foreach (var (file, rank) in Squares())
        {
            if (_board[file, rank] is "" || IsFirst(_board[file, rank]) != _first) continue;
            foreach (var (toFile, toRank) in Targets(file, rank))
            {
                if (IsOnBoard(toFile, toRank) && (_board[toFile, toRank] is "" || IsFirst(_board[toFile, toRank]) != _first))
                {
                    foreach (var move in WithPromotions(file, rank, toFile, toRank)) yield return move;
                }
            }
        }
    }

    private IEnumerable<string> WithPromotions(int file, int rank, int toFile, int toRank)
    {
        var man = _board[file, rank].ToUpperInvariant();
        var move = Name(file, rank) + Name(toFile, toRank);
        if (!IsStuck(man, toRank)) yield return move;
        if (man is "P" or "L" or "N" or "S" or "B" or "R" && (Ahead(rank) < 3 || Ahead(toRank) < 3)) yield return move + "+";
    }

    private IEnumerable<string> Drops()
    {
        foreach (var man in _hands.Where(man => char.IsUpper(man) == _first).Distinct())
        {
            var letter = char.ToUpperInvariant(man);
            foreach (var (file, rank) in Squares())
            {
                var twoPawns = letter == 'P' && Enumerable.Range(0, 9).Any(other => _board[file, other] == (_first ? "P" : "p"));
                if (_board[file, rank] is "" && !IsStuck(letter.ToString(), rank) && !twoPawns) yield return $"{letter}*{Name(file, rank)}";
            }
        }
    }

    private IEnumerable<(int File, int Rank)> Targets(int file, int rank) => Bare(_board[file, rank]) switch
    {
        "P" => Steps(file, rank, (0, -1)),
        "L" => Slides(file, rank, (0, -1)),
        "N" => Steps(file, rank, Knight),
        "S" => Steps(file, rank, Silver),
        "B" => Slides(file, rank, Slanted),
        "R" => Slides(file, rank, Straight),
        "K" => Steps(file, rank, [.. Straight, .. Slanted]),
        "+B" => Slides(file, rank, Slanted).Concat(Steps(file, rank, Straight)),
        "+R" => Slides(file, rank, Straight).Concat(Steps(file, rank, Slanted)),
        _ => Steps(file, rank, Gold),
    };

    private IEnumerable<(int File, int Rank)> Steps(int file, int rank, params (int File, int Rank)[] steps) =>
        steps.Select(step => (file + (Forward(file, rank) * step.File), rank + (Forward(file, rank) * step.Rank)));

    private IEnumerable<(int File, int Rank)> Slides(int file, int rank, params (int File, int Rank)[] directions)
    {
        foreach (var (fileStep, rankStep) in directions)
        {
            for (var distance = 1; distance < 9; distance++)
            {
                var (toFile, toRank) = (file + (Forward(file, rank) * fileStep * distance), rank + (Forward(file, rank) * rankStep * distance));
                yield return (toFile, toRank);
                if (!IsOnBoard(toFile, toRank) || _board[toFile, toRank] is not "") break;
            }
        }
    }

    /// <summary>True if the side to move can take the other's king.</summary>
    private bool CanTakeKing()
    {
        foreach (var (file, rank) in Squares())
        {
            if (_board[file, rank] is "" || IsFirst(_board[file, rank]) != _first) continue;
            if (Targets(file, rank).Any(to => IsOnBoard(to.File, to.Rank) && _board[to.File, to.Rank] == (_first ? "k" : "K"))) return true;
        }

        return false;
    }

    private NaiveShogi Play(string move)
    {
        var board = (string[,])_board.Clone();
        var hands = new List<char>(_hands);
        var (toFile, toRank) = (move[2] - '1', move[3] - 'a');
        if (move[1] == '*')
        {
            var man = _first ? move[0] : char.ToLowerInvariant(move[0]);
            hands.Remove(man);
            board[toFile, toRank] = man.ToString();
        }
        else
        {
            if (board[toFile, toRank] is { Length: > 0 } taken) hands.Add(_first ? char.ToUpperInvariant(taken[^1]) : char.ToLowerInvariant(taken[^1]));
            var (file, rank) = (move[0] - '1', move[1] - 'a');
            board[toFile, toRank] = (move.EndsWith('+') ? "+" : "") + board[file, rank];
            board[file, rank] = "";
        }

        return new NaiveShogi(board, hands, !_first);
    }

    private static string[,] ReadBoard(string text)
    {
        var board = new string[9, 9];
        var ranks = text.Split('/');
        for (var rank = 0; rank < 9; rank++)
        {
            var (file, promoted) = (8, "");
            foreach (var letter in ranks[rank])
            {
                if (letter == '+') promoted = "+";
                else if (char.IsDigit(letter)) for (var i = letter - '0'; i > 0; i--) board[file--, rank] = "";
                else (board[file--, rank], promoted) = (promoted + letter, "");
            }
        }

        return board;
    }

    private static IEnumerable<char> ReadHands(string text)
    {
        var count = 0;
        foreach (var letter in text.Where(letter => letter != '-'))
        {
            if (char.IsDigit(letter))
            {
                count = (10 * count) + letter - '0';
                continue;
            }

            for (var i = Math.Max(count, 1); i > 0; i--) yield return letter;
            count = 0;
        }
    }

    private static IEnumerable<(int File, int Rank)> Squares() => Enumerable.Range(0, 81).Select(index => (index / 9, index % 9));

    private static bool IsOnBoard(int file, int rank) => file is >= 0 and < 9 && rank is >= 0 and < 9;

    private static bool IsFirst(string man) => char.IsUpper(man[^1]);

    private static string Bare(string man) => man.ToUpperInvariant();

    private static string Name(int file, int rank) => $"{file + 1}{(char)('a' + rank)}";

    /// <summary>1 for men that go to rank a, -1 for those that go to rank i.</summary>
    private int Forward(int file, int rank) => IsFirst(_board[file, rank]) ? 1 : -1;

    /// <summary>Ranks between the mover's man and the far edge.</summary>
    private int Ahead(int rank) => _first ? rank : 8 - rank;

    private bool IsStuck(string man, int rank) => Ahead(rank) < (man is "P" or "L" ? 1 : man == "N" ? 2 : 0);
}
