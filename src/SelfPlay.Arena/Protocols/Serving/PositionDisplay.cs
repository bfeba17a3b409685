using System.Globalization;
using SelfPlay.Arena.Boards;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Arena.Protocols.Serving;

/// <summary>What "d" and "eval" write for people: not part of the protocols, but known from other engines.</summary>
internal sealed class PositionDisplay<TPosition>(Game<TPosition> game)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private const int ShownMoves = 8;

    private readonly TextBoard<TPosition> _board = TextBoards.For(game);

    public IEnumerable<string> Lines(ServedGame<TPosition> served, Wording<TPosition> wording)
    {
        var position = served.Position;
        var legal = served.LegalMoves();
        return
        [
            .. game.Notation.Draw(position).TrimEnd().Split('\n'),
            "",
            $"{wording.PositionName}: {wording.Position(position)}",
            $"Key: {position.Hash:X16}",
            $"Legal moves: {string.Join(' ', legal.Select(move => wording.Move(position, move)))}",
            $"Result: {Describe(served.Line, legal.Length)}",
        ];
    }

    /// <summary>The network's own answer, without a search.</summary>
    public IEnumerable<string> Evaluation(Line<TPosition> line, IEvaluator evaluator, Wording<TPosition> wording)
    {
        var position = line.Position;
        var sight = FirstSight.Of(game, evaluator, line);
        var best = sight.Moves.Zip(sight.Policy).OrderByDescending(pair => pair.Second).Take(ShownMoves).ToList();
        var outcome = sight.Outcome;
        return
        [
            .. best.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{wording.Move(position, pair.First),-5} {100 * pair.Second,6:0.00} %")),
            string.Create(CultureInfo.InvariantCulture, $"win {100 * outcome.Win:0.0} %, draw {100 * outcome.Draw:0.0} %, loss {100 * outcome.Loss:0.0} % (side to move)"),
            $"score cp {wording.CentiPawns(outcome)}",
        ];
    }

    private string Describe(Line<TPosition> line, int legalMoves)
    {
        var outcome = line.Result(legalMoves);
        return ResultText.Format(outcome) + (outcome == Outcome.Ongoing ? "" : $", {_board.ReasonOf(line)}");
    }
}
