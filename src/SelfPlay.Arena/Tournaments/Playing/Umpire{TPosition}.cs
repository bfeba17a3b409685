using SelfPlay.Arena.Boards;
using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>Says when a game is over: by the rules, and by adjudication where the tournament wants it. Not thread-safe.</summary>
internal sealed class Umpire<TPosition>(Game<TPosition> game, Adjudication adjudication)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private const string Adjudicated = "adjudicated: ";

    private readonly TextBoard<TPosition> _board = TextBoards.For(game);
    private readonly ISolver<TPosition>? _solver = adjudication.Solver ? game.CreateSolver?.Invoke() : null;

    /// <summary>Null while the game goes on.</summary>
    public Verdict? Judge(ArenaGame<TPosition> played)
    {
        Span<Move> moves = stackalloc Move[TPosition.MaxMoves];
        var legal = played.Line.LegalMoves(moves);
        var outcome = played.Line.Result(legal);
        if (outcome == Outcome.Ongoing) return Adjudicate(played);
        var isAdjudicated = adjudication.MaxMoves is not null && played.Line.IsTruncated(legal);
        return new Verdict(outcome, (isAdjudicated ? Adjudicated : "") + _board.ReasonOf(played.Line));
    }

    private Verdict? Adjudicate(ArenaGame<TPosition> played)
    {
        if (_solver?.CanSolve(played.Line.Position) == true) return Solve(played.Line.Position, _solver);
        if (adjudication.Draw is { } draw && IsDrawn(played, draw)) return new Verdict(Outcome.Draw, $"{Adjudicated}both saw a draw");
        if (adjudication.Resign is not { } resign) return null;
        if (IsLost(played, Side.First, resign)) return new Verdict(Outcome.SecondWins, $"{Adjudicated}lost for {_board.SideName(Side.First)}");
        return IsLost(played, Side.Second, resign) ? new Verdict(Outcome.FirstWins, $"{Adjudicated}lost for {_board.SideName(Side.Second)}") : null;
    }

    private static Verdict Solve(in TPosition position, ISolver<TPosition> solver)
    {
        var mover = position.SideToMove;
        var outcome = solver.SolveSign(position) switch
        {
            > 0 => OutcomeExtensions.WinFor(mover),
            0 => Outcome.Draw,
            _ => OutcomeExtensions.WinFor(mover.Opponent()),
        };
        return new Verdict(outcome, $"{Adjudicated}solved");
    }

    private static bool IsDrawn(ArenaGame<TPosition> played, DrawRule rule) =>
        MovesOf(played, Side.First) >= rule.From && MovesOf(played, Side.Second) >= rule.From
        && Saw(played, Side.First, rule.Moves, value => MathF.Abs(value) <= (float)rule.Score)
        && Saw(played, Side.Second, rule.Moves, value => MathF.Abs(value) <= (float)rule.Score);

    private static bool IsLost(ArenaGame<TPosition> played, Side side, ResignRule rule) =>
        Saw(played, side, rule.Moves, value => value <= -(float)rule.Score)
        && (!rule.BothSides || Saw(played, side.Opponent(), rule.Moves, value => value >= (float)rule.Score));

    /// <summary>Whether each of a side's last moves came with such a value.</summary>
    private static bool Saw(ArenaGame<TPosition> played, Side side, int moves, Func<float, bool> isSuch)
    {
        var seen = 0;
        for (var ply = played.Line.Ply - 1; ply >= played.BookPlies && seen < moves; ply--)
        {
            if (played.SideAt(ply) != side) continue;
            if (played.OwnValues[ply] is not { } value || !isSuch(value)) return false;
            seen++;
        }

        return seen == moves;
    }

    private static int MovesOf(ArenaGame<TPosition> played, Side side)
    {
        var moves = 0;
        for (var ply = 0; ply < played.Line.Ply; ply++) moves += played.SideAt(ply) == side ? 1 : 0;
        return moves;
    }
}
