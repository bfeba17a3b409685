namespace SelfPlay.Games.Tests.Chess;

/// <summary>
/// Chess as the rule book tells it, on an array of letters: every move that a man's way of moving allows is made on a copy of the board, and thrown
/// away if the king could then be taken. Shares nothing with the game's own code but FEN and UCI as text.
/// </summary>
internal sealed class NaiveChess
{
    private static readonly (int File, int Rank)[] Straight = [(1, 0), (-1, 0), (0, 1), (0, -1)];
    private static readonly (int File, int Rank)[] Diagonal = [(1, 1), (1, -1), (-1, 1), (-1, -1)];
    private static readonly (int File, int Rank)[] Jumps = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)];

    private readonly char[,] _board = new char[8, 8];
    private readonly bool _white;
    private readonly string _castling;
    private readonly string _enPassant;

    public NaiveChess(string fen)
    {
        var fields = fen.Split(' ');
        var rank = 7;
        foreach (var row in fields[0].Split('/'))
        {
            var file = 0;
            foreach (var letter in row)
            {
                if (char.IsDigit(letter)) file += letter - '0';
                else _board[file++, rank] = letter;
            }

            rank--;
        }

        _white = fields[1] == "w";
        _castling = fields[2];
        _enPassant = fields[3];
    }

    /// <summary>In UCI: castling as "e1g1" with king and rook as in standard chess, else as the king onto its rook.</summary>
    public IEnumerable<string> LegalMoves() =>
        PseudoLegalMoves().Where(move => !KingCanBeTaken(Play(_board, move))).Select(move => Name(move.From) + Name(move.To) + move.Promotion)
            .Concat(Castlings());

    private int Home => _white ? 0 : 7;

    private static string Name((int File, int Rank) square) => $"{(char)('a' + square.File)}{square.Rank + 1}";

    private static bool IsOnBoard((int File, int Rank) square) => square is { File: >= 0 and < 8, Rank: >= 0 and < 8 };

    private static (int File, int Rank) Step((int File, int Rank) square, (int File, int Rank) by, int times = 1) =>
        (square.File + (times * by.File), square.Rank + (times * by.Rank));

    private static bool IsWhite(char man) => char.IsUpper(man);

    private static ((int, int)[] Directions, int Reach) Ways(char man) => char.ToUpperInvariant(man) switch
    {
        'N' => (Jumps, 1),
        'B' => (Diagonal, 7),
        'R' => (Straight, 7),
        'Q' => ([.. Straight, .. Diagonal], 7),
        'K' => ([.. Straight, .. Diagonal], 1),
        _ => ([], 0),
    };

    private static char[,] Play(char[,] board, NaiveMove move)
    {
        var copy = (char[,])board.Clone();
        var man = copy[move.From.File, move.From.Rank];
        copy[move.From.File, move.From.Rank] = '\0';
        if (move.IsEnPassant) copy[move.To.File, move.From.Rank] = '\0';
        copy[move.To.File, move.To.Rank] = move.Promotion == "" ? man : IsWhite(man) ? char.ToUpperInvariant(move.Promotion[0]) : move.Promotion[0];
        return copy;
    }

    private IEnumerable<NaiveMove> PseudoLegalMoves()
    {
        for (var file = 0; file < 8; file++)
        {
            for (var rank = 0; rank < 8; rank++)
            {
                var man = _board[file, rank];
                if (man == '\0' || IsWhite(man) != _white) continue;
                var moves = char.ToUpperInvariant(man) == 'P' ? PawnMoves((file, rank)) : PieceMoves((file, rank), man);
                foreach (var move in moves) yield return move;
            }
        }
    }

    private IEnumerable<NaiveMove> PieceMoves((int File, int Rank) from, char man)
    {
        var (directions, reach) = Ways(man);
        foreach (var direction in directions)
        {
            for (var times = 1; times <= reach; times++)
            {
                var to = Step(from, direction, times);
                if (!IsOnBoard(to)) break;
                var there = _board[to.File, to.Rank];
                if (there == '\0' || IsWhite(there) != _white) yield return new NaiveMove(from, to);
                if (there != '\0') break;
            }
        }
    }

    private IEnumerable<NaiveMove> PawnMoves((int File, int Rank) from)
    {
        var forward = _white ? 1 : -1;
        var one = Step(from, (0, forward));
        if (_board[one.File, one.Rank] == '\0')
        {
            foreach (var move in Promoted(from, one)) yield return move;
            var two = Step(one, (0, forward));
            if (from.Rank == (_white ? 1 : 6) && _board[two.File, two.Rank] == '\0') yield return new NaiveMove(from, two);
        }

        foreach (var side in new[] { -1, 1 })
        {
            var to = Step(from, (side, forward));
            if (!IsOnBoard(to)) continue;
            var there = _board[to.File, to.Rank];
            if (there != '\0' && IsWhite(there) != _white) foreach (var move in Promoted(from, to)) yield return move;
            if (Name(to) == _enPassant) yield return new NaiveMove(from, to, "", true);
        }
    }

    private static IEnumerable<NaiveMove> Promoted((int File, int Rank) from, (int File, int Rank) to) =>
        to.Rank is 0 or 7 ? "qrbn".Select(letter => new NaiveMove(from, to, letter.ToString())) : [new NaiveMove(from, to)];

    private bool KingCanBeTaken(char[,] board)
    {
        for (var file = 0; file < 8; file++)
        {
            for (var rank = 0; rank < 8; rank++)
            {
                if (board[file, rank] == (_white ? 'K' : 'k')) return IsAttacked(board, (file, rank));
            }
        }

        return false;
    }

    // Looks from the square: whatever could come here in its own way of moving attacks it.
    private bool IsAttacked(char[,] board, (int File, int Rank) square)
    {
        foreach (var kind in "NBRQK")
        {
            var (directions, reach) = Ways(kind);
            foreach (var direction in directions)
            {
                for (var times = 1; times <= reach; times++)
                {
                    var there = Step(square, direction, times);
                    if (!IsOnBoard(there)) break;
                    var man = board[there.File, there.Rank];
                    if (man == (_white ? char.ToLowerInvariant(kind) : kind)) return true;
                    if (man != '\0') break;
                }
            }
        }

        var pawns = new[] { -1, 1 }.Select(side => Step(square, (side, _white ? 1 : -1)));
        return pawns.Any(pawn => IsOnBoard(pawn) && board[pawn.File, pawn.Rank] == (_white ? 'p' : 'P'));
    }

    private IEnumerable<string> Castlings()
    {
        var king = Enumerable.Range(0, 8).FirstOrDefault(file => _board[file, Home] == (_white ? 'K' : 'k'));
        foreach (var letter in _castling.Where(letter => letter != '-' && char.IsUpper(letter) == _white))
        {
            var rook = RookFile(char.ToUpperInvariant(letter), king);
            if (!MayCastle(king, rook)) continue;
            var target = king == 4 && rook is 0 or 7 ? (rook > king ? 6 : 2) : rook;
            yield return Name((king, Home)) + Name((target, Home));
        }
    }

    private int RookFile(char letter, int king)
    {
        var rook = _white ? 'R' : 'r';
        var files = Enumerable.Range(0, 8).Where(file => _board[file, Home] == rook);
        return letter switch
        {
            'K' => files.Last(file => file > king),
            'Q' => files.First(file => file < king),
            _ => letter - 'A',
        };
    }

    private bool MayCastle(int king, int rook)
    {
        var (kingTo, rookTo) = rook > king ? (6, 5) : (2, 3);
        var bare = (char[,])_board.Clone();
        bare[king, Home] = bare[rook, Home] = '\0';
        var ways = Way(king, kingTo).Concat(Way(rook, rookTo));
        if (ways.Any(file => bare[file, Home] != '\0')) return false;

        // The rook stays while the king passes; at the end both stand where they go.
        var passing = (char[,])_board.Clone();
        passing[king, Home] = '\0';
        if (Way(king, kingTo).Any(file => IsAttacked(passing, (file, Home)))) return false;
        bare[rookTo, Home] = _white ? 'R' : 'r';
        return !IsAttacked(bare, (kingTo, Home));
    }

    private static IEnumerable<int> Way(int from, int to) => Enumerable.Range(Math.Min(from, to), Math.Abs(from - to) + 1);

    private readonly record struct NaiveMove((int File, int Rank) From, (int File, int Rank) To, string Promotion = "", bool IsEnPassant = false);
}
