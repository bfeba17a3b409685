using System.Globalization;
using SelfPlay.Arena.Boards;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Arena.Protocols.Uci;

/// <summary>What "d" and "eval" write for people: not part of the protocol, but known from other engines.</summary>
internal static class UciDisplay
{
    private const int ShownMoves = 8;

    private static readonly ChessTextBoard Board = new();

    public static IEnumerable<string> Lines(UciGame game, bool chess960)
    {
        var position = game.Position;
        var legal = game.LegalMoves();
        return
        [
            .. ChessNotation.Instance.Draw(position).TrimEnd().Split('\n'),
            "",
            $"Fen: {(chess960 ? Fen.FormatShredder(position) : Fen.Format(position))}",
            $"Key: {position.Hash:X16}",
            $"Legal moves: {string.Join(' ', legal.Select(move => UciMove.Format(position, move, chess960)))}",
            $"Result: {Describe(game.Line, legal.Length)}",
        ];
    }

    /// <summary>The network's own answer, without a search.</summary>
    public static IEnumerable<string> Evaluation(Game<ChessPosition> game, Line<ChessPosition> line, IEvaluator evaluator, bool chess960)
    {
        var position = line.Position;
        var (moves, policy, outcome) = Ask(game, line, evaluator);
        var best = moves.Zip(policy).OrderByDescending(pair => pair.Second).Take(ShownMoves).ToList();
        return
        [
            .. best.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{UciMove.Format(position, pair.First, chess960),-5} {100 * pair.Second,6:0.00} %")),
            string.Create(CultureInfo.InvariantCulture, $"win {100 * outcome.Win:0.0} %, draw {100 * outcome.Draw:0.0} %, loss {100 * outcome.Loss:0.0} % (side to move)"),
            $"score cp {UciScore.CentiPawns(outcome)}",
        ];
    }

    private static (Move[] Moves, float[] Policy, WinDrawLoss Outcome) Ask(Game<ChessPosition> game, Line<ChessPosition> line, IEvaluator evaluator)
    {
        var batch = new EvaluationBatch(1, game.Planes.Size, game.MaxMoves) { Count = 1 };
        var moves = new Move[game.MaxMoves];
        moves = moves[..line.LegalMoves(moves)];
        game.Encoder.Encode(line.Positions, batch.Planes);
        game.Encoder.PolicyIndices(line.Position, moves, batch.Indices);
        batch.Starts[1] = moves.Length;
        evaluator.Evaluate(batch);
        var policy = new float[moves.Length];
        Softmax.Write(batch.Logits.AsSpan(0, moves.Length), policy);
        return (moves, policy, new WinDrawLoss(batch.WinDrawLoss[0], batch.WinDrawLoss[1], batch.WinDrawLoss[2]));
    }

    private static string Describe(Line<ChessPosition> line, int legalMoves)
    {
        var outcome = line.Result(legalMoves);
        return ResultText.Format(outcome) + (outcome == Outcome.Ongoing ? "" : $", {Board.ReasonOf(line)}");
    }
}
