using SelfPlay.Arena.Boards;
using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Views;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.TextUi;

/// <summary>Puts what a network found into words of its game.</summary>
internal sealed class Opinions<TPosition>(TextBoard<TPosition> board)
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Lines of a table.</summary>
    private const int MostMoves = 5;

    /// <summary>Moves of an expected line that are shown: what comes later is hardly visited.</summary>
    private const int LinePlies = 8;

    public Opinion Of(string title, in TPosition position, AnalysisReport report, TimeSpan time)
    {
        var at = position;
        var moves = report.Moves.Take(MostMoves).Select(move => new OpinionMove(
            board.Name(at, move.Move), move.Prior, move.Visits, move.Visits > 0 ? move.Outcome.Value : null, move.MateIn, Line(at, move.Line)));
        return Make(title, Effort(report, time), position, report.Outcome, [.. moves], isSearched: true);
    }

    public Opinion Of(string title, in TPosition position, FirstSight sight)
    {
        var at = position;
        var moves = Enumerable.Range(0, sight.Moves.Count)
            .OrderByDescending(i => sight.Policy[i])
            .Take(MostMoves)
            .Select(i => new OpinionMove(board.Name(at, sight.Moves[i]), sight.Policy[i], Visits: null, Value: null, MateIn: null, Line: ""));
        return Make(title, "no search", position, sight.Outcome, [.. moves], isSearched: false);
    }

    /// <summary>A proof that the tree of the move before holds needs no more search.</summary>
    private static string Effort(AnalysisReport report, TimeSpan time) => report.Nodes == 0
        ? "seen a move before"
        : $"{Figures.Count(report.Nodes)} simulations, {report.Depth} {(report.Depth == 1 ? "ply" : "plies")} deep, at most {report.SelectiveDepth}, {time.TotalSeconds:0.0} s";

    private Opinion Make(string title, string effort, in TPosition position, WinDrawLoss outcome, IReadOnlyList<OpinionMove> moves, bool isSearched) => new()
    {
        Title = title,
        Effort = effort,
        Outcome = position.SideToMove == Side.First ? outcome : outcome.Opposite,
        FirstName = board.SideName(Side.First),
        SecondName = board.SideName(Side.Second),
        Moves = moves,
        IsSearched = isSearched,
    };

    private string Line(TPosition position, IReadOnlyList<Move> moves)
    {
        var names = new List<string>();
        foreach (var move in moves.Take(LinePlies))
        {
            names.Add(board.Name(position, move));
            position = position.After(move);
        }

        return string.Join(' ', names);
    }
}
