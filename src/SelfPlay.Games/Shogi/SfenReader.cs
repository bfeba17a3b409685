using System.Globalization;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>Reads the fields of a SFEN into a setup. Each method returns an error sentence, or null.</summary>
internal static class SfenReader
{
    public static string? Read(ShogiSetup setup, string[] fields) =>
        ReadBoard(setup, fields[0])
        ?? ReadSide(setup, fields[1])
        ?? ReadHands(setup, fields[2])
        ?? (fields.Length == 4 ? ReadMoveNumber(setup, fields[3]) : null);

    private static string? ReadBoard(ShogiSetup setup, string field)
    {
        var ranks = field.Split('/');
        if (ranks.Length != Square.Size) return $"the board '{field}' has {ranks.Length} ranks; give nine, separated by /";
        for (var rank = 0; rank < Square.Size; rank++)
        {
            if (ReadRank(setup, ranks[rank], rank) is { } error) return error;
        }

        return null;
    }

    private static string? ReadRank(ShogiSetup setup, string text, int rank)
    {
        var (file, promoted) = (Square.Size - 1, false);
        foreach (var letter in text)
        {
            if (letter == '+' && !promoted)
            {
                promoted = true;
                continue;
            }

            var kind = PieceKindExtensions.KindOf(letter);
            var empty = letter is >= '1' and <= '9';
            if (empty ? promoted : kind == PieceKind.None) return $"'{letter}' in rank '{text}' is no man; use plnsbrgk, PLNSBRGK, + and the digits 1 to 9";
            if (promoted && !kind.CanPromote()) return $"'+{letter}' in rank '{text}' is no man: gold and king do not promote";
            if (!empty && file >= 0) setup[Square.At(file, rank)] = (char.IsAsciiLetterUpper(letter) ? Side.First : Side.Second, promoted ? kind.Promoted() : kind);
            file -= empty ? letter - '0' : 1;
            promoted = false;
        }

        return file == -1 && !promoted ? null : $"rank '{text}' has {Square.Size - 1 - file} squares; each rank has nine";
    }

    private static string? ReadSide(ShogiSetup setup, string field)
    {
        setup.SideToMove = field == "w" ? Side.Second : Side.First;
        return field is "w" or "b" ? null : $"the side to move '{field}' must be b or w";
    }

    private static string? ReadHands(ShogiSetup setup, string field)
    {
        if (field == "-") return null;
        var count = 0;
        foreach (var letter in field)
        {
            if (char.IsAsciiDigit(letter) && (count > 0 || letter != '0') && count < 10)
            {
                count = (10 * count) + letter - '0';
                continue;
            }

            var kind = PieceKindExtensions.KindOf(letter);
            if (kind is PieceKind.None or PieceKind.King) return $"'{letter}' in the hands '{field}' cannot be held; use numbers and plnsbrg, PLNSBRG, or write -";
            if (!setup.TryHold(char.IsAsciiLetterUpper(letter) ? Side.First : Side.Second, kind, Math.Max(count, 1)))
                return $"the hands '{field}' have more men of the kind {letter} than a set has: {kind.CountInSet()}";
            count = 0;
        }

        return count == 0 ? null : $"the hands '{field}' end with a number; name the men that it counts";
    }

    private static string? ReadMoveNumber(ShogiSetup setup, string field)
    {
        if (!int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > ShogiPosition.MaxMoveNumber)
            return $"the number of the move '{field}' must be a number from 1 to {ShogiPosition.MaxMoveNumber}";
        setup.MoveNumber = number;
        return null;
    }
}
