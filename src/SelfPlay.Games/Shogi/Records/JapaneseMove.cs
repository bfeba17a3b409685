using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>
/// What a Japanese move text says, before it is known which legal move it means: "７六歩(77)" as KIF writes it, "▲５八金右" as KI2 does, "同　銀成", "５五角打".
/// </summary>
/// <param name="To">Where the man goes.</param>
/// <param name="Kind">What it was before the move.</param>
/// <param name="From">Where it comes from, if the text says so.</param>
/// <param name="Ways">Characters that tell the man from others: 左 右 直 上 引 寄.</param>
/// <param name="Drops">The text says that the man is dropped.</param>
/// <param name="Promotes">The text says that it promotes.</param>
internal readonly record struct JapaneseMove(Square To, PieceKind Kind, Square? From, string Ways, bool Drops, bool Promotes)
{
    private const char SameSquare = '同';
    private const char Promotion = '成';
    private const string NoPromotion = "不成";
    private const char DropMark = '打';
    private const string WayMarks = "左右直上引寄行入";
    private const string SideMarks = "▲△▼▽☗☖⛊⛉";

    /// <summary>False if the text is no move. <paramref name="previous"/> is where the move before went, which 同 refers to.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, Square? previous, out JapaneseMove move)
    {
        move = default;
        var rest = text.Trim().TrimStart(SideMarks).Trim();
        if (!TryTakeTarget(ref rest, previous, out var to) || !TryTakeKind(ref rest, out var kind)) return false;
        var ways = rest[..LengthOf(rest, WayMarks)].ToString();
        rest = rest[ways.Length..];
        var promotes = Take(ref rest, Promotion);
        if (!promotes && rest.StartsWith(NoPromotion)) rest = rest[NoPromotion.Length..];
        var drops = Take(ref rest, DropMark);
        if (!TryTakeOrigin(ref rest, out var from) || !rest.Trim().IsEmpty) return false;
        move = new JapaneseMove(to, kind, from, ways, drops, promotes);
        return true;
    }

    /// <summary>The move as KIF writes it.</summary>
    public static string Format(in ShogiPosition position, Move move, Square? previous)
    {
        var played = new ShogiMove(move);
        var target = played.To == previous ? $"{SameSquare}　" : Kanji.Name(played.To);
        if (played.IsDrop) return $"{target}{Kanji.Name(played.Dropped)}{DropMark}";
        var promotion = played.Promotes ? Promotion.ToString() : "";
        return $"{target}{Kanji.Name(position.KindAt(played.From))}{promotion}({played.From.File + 1}{played.From.Rank + 1})";
    }

    /// <summary>Finds the one legal move that is meant; else returns what is wrong, in words that follow the text of the move.</summary>
    public string? Find(in ShogiPosition position, ReadOnlySpan<Move> legal, out Move move)
    {
        var candidates = new List<ShogiMove>();
        foreach (var option in legal)
        {
            if (Fits(position, new ShogiMove(option))) candidates.Add(new ShogiMove(option));
        }

        // Where a man on the board can go, a drop is written with its mark.
        if (!Drops && candidates.Exists(candidate => !candidate.IsDrop)) candidates.RemoveAll(candidate => candidate.IsDrop);
        foreach (var way in Ways) Narrow(candidates, way, position.SideToMove);
        move = candidates.FirstOrDefault();
        return candidates.Count switch
        {
            0 => "is not legal here",
            1 => null,
            _ => $"fits several men: {string.Join(' ', candidates.Select(candidate => UsiMove.Format(candidate)))}; say which",
        };
    }

    private bool Fits(in ShogiPosition position, ShogiMove option)
    {
        if (option.To != To || option.Promotes != Promotes) return false;
        if (option.IsDrop) return option.Dropped == Kind && From is null;
        return !Drops && position.KindAt(option.From) == Kind && (From is null || From == option.From);
    }

    private void Narrow(List<ShogiMove> candidates, char way, Side side)
    {
        var target = To.SeenBy(side);
        if (way is '左' or '右') NarrowToSide(candidates, target, way == '左', side);
        else candidates.RemoveAll(candidate => candidate.IsDrop || !Goes(candidate.From.SeenBy(side), target, way));
    }

    private static bool Goes(Square from, Square to, char way) => way switch
    {
        '直' => from.File == to.File && from.Rank == to.Rank + 1,
        '寄' => from.Rank == to.Rank,
        '引' => from.Rank < to.Rank,
        _ => from.Rank > to.Rank,
    };

    /// <summary>The men on one side of the target; of those that reach far, which may both stand on one side, the one further to it.</summary>
    private void NarrowToSide(List<ShogiMove> candidates, Square target, bool left, Side side)
    {
        if (candidates.Count == 0) return;
        int Leftward(ShogiMove move) => (move.From.SeenBy(side).File - target.File) * (left ? 1 : -1);
        var furthest = candidates.Max(Leftward);
        var far = Kind is PieceKind.Bishop or PieceKind.Rook or PieceKind.Horse or PieceKind.Dragon;
        candidates.RemoveAll(candidate => far ? Leftward(candidate) < furthest : Leftward(candidate) <= 0);
    }

    private static bool TryTakeTarget(ref ReadOnlySpan<char> text, Square? previous, out Square target)
    {
        target = default;
        if (Take(ref text, SameSquare))
        {
            text = text.TrimStart();
            target = previous ?? default;
            return previous is not null;
        }

        if (text.Length < 2 || Kanji.FileOf(text[0]) is not (>= 0 and var file) || Kanji.RankOf(text[1]) is not (>= 0 and var rank)) return false;
        target = Square.At(file, rank);
        text = text[2..].TrimStart();
        return true;
    }

    private static bool TryTakeKind(ref ReadOnlySpan<char> text, out PieceKind kind)
    {
        var promoted = Take(ref text, Promotion);
        kind = text.IsEmpty ? PieceKind.None : Kanji.KindOf(text[0]);
        if (kind == PieceKind.None || (promoted && !kind.CanPromote())) return false;
        if (promoted) kind = kind.Promoted();
        text = text[1..];
        return true;
    }

    /// <summary>Takes "(77)" if the text goes on so. False if it is begun and not right.</summary>
    private static bool TryTakeOrigin(ref ReadOnlySpan<char> text, out Square? origin)
    {
        origin = null;
        text = text.TrimStart();
        if (text.IsEmpty || text[0] != '(') return true;
        if (text.Length < 4 || text[3] != ')' || Kanji.FileOf(text[1]) is not (>= 0 and var file) || Kanji.FileOf(text[2]) is not (>= 0 and var rank)) return false;
        origin = Square.At(file, rank);
        text = text[4..];
        return true;
    }

    private static bool Take(ref ReadOnlySpan<char> text, char letter)
    {
        if (text.IsEmpty || text[0] != letter) return false;
        text = text[1..];
        return true;
    }

    private static int LengthOf(ReadOnlySpan<char> text, string letters)
    {
        var end = text.IndexOfAnyExcept(letters);
        return end < 0 ? text.Length : end;
    }
}
