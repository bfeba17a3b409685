using SelfPlay.Games.Core;
using SelfPlay.Games.Shogi;

namespace SelfPlay.Games.Tests.Shogi;

/// <summary>Positions that several tests use, and short ways to read and play.</summary>
internal static class ShogiTestPositions
{
    public const string Start = "lnsgkgsnl/1r5b1/ppppppppp/9/9/9/PPPPPPPPP/1B5R1/LNSGKGSNL b - 1";

    /// <summary>Many drops, pins and promotions (the customary test position of shogi programs).</summary>
    public const string Matsuri = "l6nl/5+P1gk/2np1S3/p1p4Pp/3P2Sp1/1PPb2P1P/P5GS1/R8/LN4bKL w RGgsn5p 1";

    /// <summary>The most moves that a position has.</summary>
    public const string MostMoves = "R8/2K1S1SSk/4B4/9/9/9/9/9/1L1L1L3 b RBGSNLP3g3n17p 1";

    public static ShogiPosition Parse(string sfen)
    {
        Assert.That(ShogiNotation.Instance.TryParsePosition(sfen, out var position, out var error), Is.True, error);
        return position;
    }

    public static Move Move(in ShogiPosition position, string text)
    {
        Assert.That(ShogiNotation.Instance.TryParseMove(position, text, out var move, out var error), Is.True, error);
        return move;
    }

    /// <summary>A game from a start, with moves between blanks.</summary>
    public static Line<ShogiPosition> Play(string sfen, string moves, int limit = 512)
    {
        var line = new Line<ShogiPosition>(Parse(sfen), limit);
        foreach (var text in moves.Split(' ', StringSplitOptions.RemoveEmptyEntries)) line.Play(Move(line.Position, text));
        return line;
    }

    public static string[] LegalMoves(in ShogiPosition position)
    {
        var moves = new Move[ShogiPosition.MaxMoves];
        return [.. moves.AsSpan(0, position.LegalMoves(moves)).ToArray().Select(UsiMove.Format)];
    }
}
