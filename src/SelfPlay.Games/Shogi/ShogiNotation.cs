using System.Diagnostics.CodeAnalysis;
using System.Text;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;
using SelfPlay.Games.Shogi.Records;

namespace SelfPlay.Games.Shogi;

/// <summary>Positions as SFEN (reading the names of <see cref="ShogiStarts"/> too), moves as USI (reading Japanese and CSA moves too), games as KIF
/// (reading KI2, CSA and USI lines too).</summary>
public sealed class ShogiNotation : INotation<ShogiPosition>
{
    private const int ListedMoves = 60;

    private static readonly ShogiNotation[] ByRule = [.. Enum.GetValues<EnteringKingRule>().Select(rule => new ShogiNotation(rule))];

    private readonly EnteringKingRule _rule;

    private ShogiNotation(EnteringKingRule rule) => _rule = rule;

    public static ShogiNotation Instance { get; } = For(EnteringKingRule.Points27);

    public string GameExtension => "kif";

    /// <summary>Programs of the field wrote Shift_JIS before they wrote UTF-8, and many still do; some on Unix wrote EUC-JP.</summary>
    public IReadOnlyList<System.Text.Encoding> OlderEncodings { get; } = [RecordEncoding.ShiftJis, RecordEncoding.EucJp];

    public string FormatPosition(in ShogiPosition position) => Sfen.Format(position);

    /// <param name="rule">The rule of declaring that positions have when they are read: no text says it.</param>
    public static ShogiNotation For(EnteringKingRule rule) => ByRule[(int)rule];

    public bool TryParsePosition(string text, out ShogiPosition position, [NotNullWhen(false)] out string? error)
    {
        error = null;
        if (ShogiStarts.Find(text.Trim()) is { } start) position = start.Position;
        else if (!Sfen.TryParse(text, out position, out error)) return false;
        position = position.With(_rule);
        return true;
    }

    public string FormatMove(in ShogiPosition position, Move move) => UsiMove.Format(move);

    public bool TryParseMove(in ShogiPosition position, string text, out Move move, [NotNullWhen(false)] out string? error)
    {
        Span<Move> buffer = stackalloc Move[ShogiPosition.MaxMoves];
        var legal = buffer[..position.LegalMoves(buffer)];
        var trimmed = text.Trim();
        (move, error) = (default, null);
        if (legal.IsEmpty) error = $"'{text}' cannot be played: the game is over";
        else if (UsiMove.Read(trimmed) is { } usi) Find(legal, usi, text, out move, out error);
        else if (CsaMove.Read(position, trimmed) is { } csa) Find(legal, csa, text, out move, out error);
        else if (JapaneseMove.TryParse(trimmed, previous: null, out var pattern)) error = pattern.Find(position, legal, out move) is { } fault ? $"'{text}' {fault}" : null;
        else error = $"'{text}' is no move; write it as 7g7f, 8h2b+, P*5e, ７六歩 or 7776FU";
        return error is null;
    }

    public string Draw(in ShogiPosition position)
    {
        var text = new StringBuilder();
        AppendHand(text, "White", position.HandOf(Side.Second));
        text.Append("  9  8  7  6  5  4  3  2  1\n");
        for (var rank = 0; rank < Square.Size; rank++)
        {
            for (var file = Square.Size - 1; file >= 0; file--) text.Append($"{Sfen.Letters(position, Square.At(file, rank)) ?? ".",3}");
            text.Append("  ").Append((char)('a' + rank)).Append('\n');
        }

        AppendHand(text, "Black", position.HandOf(Side.First));
        return text.ToString();
    }

    public string FormatGame(GameText<ShogiPosition> game) => Kif.Format(game);

    public string FormatGame(GameText<ShogiPosition> game, string extension) =>
        extension.Equals("csa", StringComparison.OrdinalIgnoreCase) ? Csa.Format(game) : Kif.Format(game);

    public IEnumerable<ReadGame<ShogiPosition>> ReadGames(TextReader text) => RecordReader.ReadAll(text, _rule);

    private static void Find(ReadOnlySpan<Move> legal, ShogiMove sought, string text, out Move move, out string? error)
    {
        move = sought;
        error = legal.Contains(move) ? null : $"'{text}' is not legal here; legal are {List(legal)}";
    }

    private static string List(ReadOnlySpan<Move> legal)
    {
        var names = legal[..Math.Min(legal.Length, ListedMoves)].ToArray().Select(UsiMove.Format).Order(StringComparer.Ordinal);
        return string.Join(' ', names) + (legal.Length > ListedMoves ? " ..." : "");
    }

    private static void AppendHand(StringBuilder text, string name, Hand hand)
    {
        text.Append(name).Append(" holds");
        foreach (var kind in PieceKindExtensions.InHand)
        {
            if (hand.Has(kind)) text.Append(' ').Append(kind.Letter()).Append(hand.Count(kind));
        }

        text.Append(hand.IsEmpty ? " nothing\n" : "\n");
    }
}
