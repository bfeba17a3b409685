using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>
/// Positions as USI writes them: board from 9a on, side to move, both hands, number of the move.
/// <c>lnsgkgsnl/1r5b1/ppppppppp/9/9/9/PPPPPPPPP/1B5R1/LNSGKGSNL b - 1</c>
/// </summary>
public static class Sfen
{
    private const string Prefix = "sfen ";
    private const string StartPosition = "startpos";

    public static string Format(in ShogiPosition position)
    {
        var text = new StringBuilder();
        for (var rank = 0; rank < Square.Size; rank++)
        {
            AppendRank(text, position, rank);
            text.Append(rank < Square.Size - 1 ? '/' : ' ');
        }

        text.Append(position.SideToMove == Side.First ? 'b' : 'w').Append(' ');
        AppendHands(text, position);
        return text.Append(CultureInfo.InvariantCulture, $" {position.MoveNumber}").ToString();
    }

    /// <summary>Reads SFEN, with or without the word "sfen" before it and the number of the move behind it, and "startpos".</summary>
    public static bool TryParse(string text, out ShogiPosition position, [NotNullWhen(false)] out string? error)
    {
        var bare = text.Trim();
        if (bare == StartPosition) bare = ShogiStarts.EvenSfen;
        if (bare.StartsWith(Prefix, StringComparison.Ordinal)) bare = bare[Prefix.Length..];
        var fields = bare.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        position = default;
        if (fields.Length is not (3 or 4))
        {
            error = $"'{text}' is no SFEN of four fields: board, side, hands, number of the move (which may be left out)";
            return false;
        }

        var setup = new ShogiSetup();
        error = SfenReader.Read(setup, fields) ?? SetupRules.Build(setup, out position);
        if (error is not null) error = $"'{text}' is no shogi position: {error}";
        return error is null;
    }

    /// <summary>Reads what is known to be right.</summary>
    internal static ShogiPosition Read(string text) => TryParse(text, out var position, out var error) ? position : throw new ArgumentException(error, nameof(text));

    /// <summary>A man as boards of letters show it: "+P" for a promoted pawn, the second player's in lower case. Null for an empty square.</summary>
    internal static string? Letters(in ShogiPosition position, Square square)
    {
        var kind = position.KindAt(square);
        if (kind == PieceKind.None) return null;
        var letter = position.SideAt(square) == Side.First ? kind.Letter() : char.ToLowerInvariant(kind.Letter());
        return kind.IsPromoted() ? $"+{letter}" : letter.ToString();
    }

    private static void AppendRank(StringBuilder text, in ShogiPosition position, int rank)
    {
        var empty = 0;
        for (var file = Square.Size - 1; file >= 0; file--)
        {
            var letters = Letters(position, Square.At(file, rank));
            if (letters is null)
            {
                empty++;
                continue;
            }

            if (empty > 0) text.Append(empty);
            text.Append(letters);
            empty = 0;
        }

        if (empty > 0) text.Append(empty);
    }

    private static void AppendHands(StringBuilder text, in ShogiPosition position)
    {
        if (position.HandOf(Side.First).IsEmpty && position.HandOf(Side.Second).IsEmpty) text.Append('-');
        foreach (var side in new[] { Side.First, Side.Second })
        {
            foreach (var kind in PieceKindExtensions.InHand)
            {
                var count = position.HandOf(side).Count(kind);
                if (count > 1) text.Append(count);
                if (count > 0) text.Append(side == Side.First ? kind.Letter() : char.ToLowerInvariant(kind.Letter()));
            }
        }
    }
}
