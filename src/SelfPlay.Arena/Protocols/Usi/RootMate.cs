using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;
using SelfPlay.Games.Shogi;
using SelfPlay.Games.Shogi.Mate;

namespace SelfPlay.Arena.Protocols.Usi;

/// <summary>Looks for a mate by checks in the position to be searched: much deeper than the network's tree, at the price of a few batches.</summary>
/// <param name="nodes">Positions to expand at most.</param>
internal sealed class RootMate(long nodes)
{
    /// <summary>Two megabytes: the search clears it every time.</summary>
    private const int TableBits = 16;

    private readonly ShogiMateSearch _search = new(TableBits);

    /// <summary>The mating move with its line; null where none is found.</summary>
    public AnalysedMove? Look(Line<ShogiPosition> line)
    {
        var result = _search.Solve(line.Position, nodes);
        return result.Status == MateStatus.Mate && Wins(line, result.Line)
            ? new AnalysedMove(result.Line[0], Prior: 1, Visits: 0, new WinDrawLoss(1, 0, 0), (result.Line.Count + 1) / 2, result.Line)
            : null;
    }

    /// <summary>The search knows nothing of the game before: a repetition or a declaration on the way would end it otherwise.</summary>
    private static bool Wins(Line<ShogiPosition> line, IReadOnlyList<Move> moves)
    {
        var (ply, attacker) = (line.Ply, line.Position.SideToMove);
        Span<Move> legal = stackalloc Move[ShogiPosition.MaxMoves];
        var outcome = Outcome.Ongoing;
        for (var i = 0; i < moves.Count && outcome == Outcome.Ongoing; i++)
        {
            line.Play(moves[i]);
            outcome = line.Result(line.LegalMoves(legal));
        }

        line.TakeBackTo(ply);
        return outcome == OutcomeExtensions.WinFor(attacker);
    }
}
