using System.Globalization;
using System.Text;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>
/// Writes games as KIF, the format of Japanese programs:
/// <code>
/// #KIF version=2.0 encoding=UTF-8
/// 手合割：平手
/// 先手：step 200
/// 後手：step 100
/// 手数----指手---------消費時間--
///    1 ７六歩(77)
/// *a comment on the first move
///    2 ３四歩(33)
///    3 投了
/// </code>
/// </summary>
public static class Kif
{
    internal const char Separator = '：';
    internal const string MovesFollow = "手数----指手";
    internal const char CommentMark = '*';

    public static string Format(GameText<ShogiPosition> game)
    {
        var text = new StringBuilder();
        text.Append("#KIF version=2.0 encoding=UTF-8\n");
        AppendStart(text, game.Start);
        foreach (var (name, value) in game.Tags) AppendTag(text, name, value, game.Start);
        text.Append(MovesFollow).Append("---------消費時間--\n");
        AppendMoves(text, game);
        return text.Append('\n').ToString();
    }

    private static void AppendStart(StringBuilder text, in ShogiPosition start)
    {
        var same = start.With(EnteringKingRule.Points27);
        var named = ShogiStarts.All.FirstOrDefault(known => known.Position == same);
        text.Append(KifHead.Handicap).Append(Separator).Append(named?.Kanji ?? KifHead.OtherHandicap).Append('\n');
        if (named is not null) return;
        AppendHand(text, "後手", start.HandOf(Side.Second));
        text.Append(KifHead.FileNames).Append('\n').Append(KifHead.Edge).Append('\n');
        for (var rank = 0; rank < Square.Size; rank++) AppendRank(text, start, rank);
        text.Append(KifHead.Edge).Append('\n');
        AppendHand(text, "先手", start.HandOf(Side.First));
        if (start.SideToMove == Side.Second) text.Append(KifHead.SecondsTurn).Append('\n');
        if (start.MoveNumber > 1) text.Append(CultureInfo.InvariantCulture, $"{KifHead.MoveCount}{start.MoveNumber - 1}  まで\n");
    }

    private static void AppendRank(StringBuilder text, in ShogiPosition position, int rank)
    {
        text.Append('|');
        for (var file = Square.Size - 1; file >= 0; file--)
        {
            var square = Square.At(file, rank);
            var kind = position.KindAt(square);
            text.Append(kind != PieceKind.None && position.SideAt(square) == Side.Second ? 'v' : ' ').Append(Kanji.Symbol(kind));
        }

        text.Append('|').Append(Kanji.Ranks[rank]).Append('\n');
    }

    private static void AppendHand(StringBuilder text, string owner, Hand hand)
    {
        text.Append(owner).Append(KifHead.HandSuffix).Append(Separator);
        foreach (var kind in PieceKindExtensions.InHand)
        {
            var count = hand.Count(kind);
            if (count > 0) text.Append(Kanji.Symbol(kind)).Append(count > 1 ? Kanji.Number(count) : "").Append('　');
        }

        text.Append(hand.IsEmpty ? KifHead.Nothing : "").Append('\n');
    }

    private static void AppendTag(StringBuilder text, string name, string value, in ShogiPosition start)
    {
        var handicap = start.SideToMove == Side.Second;
        text.Append(RecordTags.ToKif(name, handicap)).Append(Separator).Append(value.ReplaceLineEndings(" ")).Append('\n');
    }

    private static void AppendMoves(StringBuilder text, GameText<ShogiPosition> game)
    {
        var line = new Line<ShogiPosition>(game.Start, int.MaxValue);
        Square? previous = null;
        for (var i = 0; i < game.Moves.Count; i++)
        {
            AppendNumbered(text, i + 1, JapaneseMove.Format(line.Position, game.Moves[i], previous));
            if (i < game.Comments.Count && game.Comments[i] is { } comment) AppendComment(text, comment);
            previous = new ShogiMove(game.Moves[i]).To;
            line.Play(game.Moves[i]);
        }

        AppendNumbered(text, game.Moves.Count + 1, KifEnd.Format(line, game.Outcome));
    }

    private static void AppendNumbered(StringBuilder text, int number, string words) => text.Append($"{number,4} ").Append(words).Append('\n');

    private static void AppendComment(StringBuilder text, string comment)
    {
        foreach (var line in comment.EnumerateLines()) text.Append(CommentMark).Append(line).Append('\n');
    }
}
