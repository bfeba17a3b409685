using System.Globalization;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>Reads the fields of a FEN into a setup. Each method returns an error sentence, or null.</summary>
internal static class FenReader
{
    // The half-move clock is kept in 16 bits; both bounds are far beyond any game.
    private const int MaxHalfMoveClock = 10_000;
    private const int MaxMoveNumber = 100_000;

    public static string? Read(ChessSetup setup, string[] fields) =>
        ReadBoard(setup, fields[0])
        ?? FenRules.CheckMen(setup)
        ?? ReadSide(setup, fields[1])
        ?? ReadCastling(setup, fields[2])
        ?? ReadEnPassant(setup, fields[3])
        ?? (fields.Length == 6 ? ReadCounters(setup, fields[4], fields[5]) : null);

    private static string? ReadBoard(ChessSetup setup, string field)
    {
        var ranks = field.Split('/');
        if (ranks.Length != 8) return $"the board '{field}' has {ranks.Length} ranks; give eight, separated by /";
        for (var row = 0; row < 8; row++)
        {
            if (ReadRank(setup, ranks[row], 7 - row) is { } error) return error;
        }

        return null;
    }

    private static string? ReadRank(ChessSetup setup, string text, int rank)
    {
        var (file, digitBefore) = (0, false);
        foreach (var letter in text)
        {
            var digit = letter is >= '1' and <= '8';
            var kind = PieceKindExtensions.KindOf(letter);
            if (!digit && kind == PieceKind.None) return $"'{letter}' in rank '{text}' is no man; use pnbrqk, PNBRQK and the digits 1 to 8";
            if (digit && digitBefore) return $"rank '{text}' has two digits in a row; write their sum";
            if (!digit && file < 8) setup[Square.At(file, rank)] = (char.IsAsciiLetterUpper(letter) ? Side.First : Side.Second, kind);
            file += digit ? letter - '0' : 1;
            digitBefore = digit;
        }

        return file == 8 ? null : $"rank '{text}' has {file} squares; each rank has eight";
    }

    private static string? ReadSide(ChessSetup setup, string field)
    {
        setup.SideToMove = field == "b" ? Side.Second : Side.First;
        return field is "w" or "b" ? null : $"the side to move '{field}' must be w or b";
    }

    private static string? ReadCastling(ChessSetup setup, string field)
    {
        if (field == "-") return null;
        foreach (var letter in field)
        {
            var side = char.IsAsciiLetterUpper(letter) ? Side.First : Side.Second;
            if (FindRook(setup, side, char.ToUpperInvariant(letter)) is not { } rook)
                return $"castling '{letter}' in '{field}' needs a king and a rook of that side on its first rank; correct it or write -";
            if ((setup.CastlingRooks & rook.Bit) != 0) return $"castling '{field}' names the rook on {rook} twice; name it once";
            setup.CastlingRooks |= rook.Bit;
        }

        return null;
    }

    /// <summary>The rook that K, Q or the letter of a file means; null if there is none, or no king on the first rank.</summary>
    private static Square? FindRook(ChessSetup setup, Side side, char letter)
    {
        var rank = side == Side.First ? 0 : 7;
        var king = setup.Find(side, PieceKind.King);
        if (king.Index < 0 || king.Rank != rank) return null;
        var files = letter switch
        {
            'K' => Enumerable.Range(king.File + 1, 7 - king.File).Reverse(),
            'Q' => Enumerable.Range(0, king.File),
            >= 'A' and <= 'H' => [letter - 'A'],
            _ => [],
        };
        foreach (var file in files)
        {
            var square = Square.At(file, rank);
            if (setup[square] == (side, PieceKind.Rook)) return square;
        }

        return null;
    }

    private static string? ReadEnPassant(ChessSetup setup, string field)
    {
        if (field == "-") return null;
        var rank = setup.SideToMove == Side.First ? 5 : 2;
        if (!Square.TryParse(field, out var square) || square.Rank != rank)
            return $"the en-passant square '{field}' must be on rank {rank + 1}, behind the pawn that just moved, or -";

        var forward = setup.SideToMove == Side.First ? -1 : 1;
        var moved = (setup.SideToMove.Opponent(), PieceKind.Pawn);
        if (setup[Square.At(square.File, rank + forward)] != moved
            || setup[square].Kind != PieceKind.None
            || setup[Square.At(square.File, rank - forward)].Kind != PieceKind.None)
            return $"no pawn can just have moved two squares over the en-passant square '{field}'; correct it or write -";

        setup.EnPassant = square;
        return null;
    }

    private static string? ReadCounters(ChessSetup setup, string halfMoves, string moves)
    {
        if (!TryReadNumber(halfMoves, 0, MaxHalfMoveClock, out var clock))
            return $"the half-move clock '{halfMoves}' must be a number from 0 to {MaxHalfMoveClock}";
        if (!TryReadNumber(moves, 1, MaxMoveNumber, out var number)) return $"the move number '{moves}' must be a number from 1 to {MaxMoveNumber}";
        (setup.HalfMoveClock, setup.FullMoveNumber) = (clock, number);
        return null;
    }

    private static bool TryReadNumber(string text, int least, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}
