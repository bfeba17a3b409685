using System.Text;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>
/// Writes games in the format of the Computer Shogi Association, version 3.0 or 2.2:
/// <code>
/// 'CSA encoding=UTF-8
/// V3.0
/// N+step 200
/// N-step 100
/// PI
/// +
/// +7776FU
/// '*a comment on the first move
/// -3334FU
/// %TORYO
/// </code>
/// </summary>
public static class Csa
{
    private const string CommentMark = "'*";

    /// <param name="game">What to write.</param>
    /// <param name="encoding">The name of the encoding in which the text will be stored: see <see cref="RecordEncoding"/>.</param>
    /// <param name="version">3 or 2; version 2 has no line for the encoding.</param>
    public static string Format(GameText<ShogiPosition> game, string encoding = RecordEncoding.Utf8Name, int version = 3)
    {
        var text = new StringBuilder();
        if (version >= 3) text.Append("'CSA encoding=").Append(encoding).Append('\n');
        text.Append(version >= 3 ? "V3.0\n" : "V2.2\n");
        foreach (var (name, value) in game.Tags) AppendTag(text, name, value.ReplaceLineEndings(" "));
        AppendStart(text, game.Start);
        AppendMoves(text, game);
        return text.ToString();
    }

    private static void AppendTag(StringBuilder text, string name, string value)
    {
        if (name == RecordTags.Black) text.Append("N+").Append(value);
        else if (name == RecordTags.White) text.Append("N-").Append(value);
        else text.Append('$').Append(RecordTags.ToCsa(name)).Append(':').Append(value);
        text.Append('\n');
    }

    private static void AppendStart(StringBuilder text, in ShogiPosition start)
    {
        if (start.With(EnteringKingRule.Points27) == ShogiPosition.Initial) text.Append("PI\n");
        else AppendBoard(text, start);
        text.Append(CsaMove.Sign(start.SideToMove)).Append('\n');
    }

    private static void AppendBoard(StringBuilder text, in ShogiPosition position)
    {
        for (var rank = 0; rank < Square.Size; rank++)
        {
            text.Append('P').Append(rank + 1);
            for (var file = Square.Size - 1; file >= 0; file--)
            {
                var square = Square.At(file, rank);
                var kind = position.KindAt(square);
                if (kind == PieceKind.None) text.Append(" * ");
                else text.Append(CsaMove.Sign(position.SideAt(square))).Append(CsaMove.Name(kind));
            }

            text.Append('\n');
        }

        foreach (var side in new[] { Side.First, Side.Second }) AppendHand(text, side, position.HandOf(side));
    }

    private static void AppendHand(StringBuilder text, Side side, Hand hand)
    {
        if (hand.IsEmpty) return;
        text.Append('P').Append(CsaMove.Sign(side));
        foreach (var kind in PieceKindExtensions.InHand)
        {
            for (var i = hand.Count(kind); i > 0; i--) text.Append("00").Append(CsaMove.Name(kind));
        }

        text.Append('\n');
    }

    private static void AppendMoves(StringBuilder text, GameText<ShogiPosition> game)
    {
        var line = new Line<ShogiPosition>(game.Start, int.MaxValue);
        for (var i = 0; i < game.Moves.Count; i++)
        {
            text.Append(CsaMove.Format(line.Position, game.Moves[i])).Append('\n');
            if (i < game.Comments.Count && game.Comments[i] is { } comment)
            {
                foreach (var words in comment.EnumerateLines()) text.Append(CommentMark).Append(words).Append('\n');
            }

            line.Play(game.Moves[i]);
        }

        text.Append(CsaEnd.Format(line, game.Outcome)).Append('\n');
    }
}
