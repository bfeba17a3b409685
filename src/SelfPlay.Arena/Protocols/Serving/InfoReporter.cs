using System.Globalization;
using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Engine.Analysis;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Arena.Protocols.Serving;

/// <summary>Writes what one search has to say as "info" and "bestmove" lines.</summary>
/// <param name="output">Where to.</param>
/// <param name="root">The position searched.</param>
/// <param name="moves">Those that may be answered; empty when there is none.</param>
/// <param name="settings">As they were when the search was asked for.</param>
/// <param name="ply">Of the root in its game: with the seed it decides what a temperature draws.</param>
internal sealed class InfoReporter<TPosition>(
    ProtocolWriter output, TPosition root, IReadOnlyList<Move> moves, EngineSettings<TPosition> settings, int ply) : IThoughtListener
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly Wording<TPosition> _wording = settings.Wording;

    public void Tell(string sentence) => output.Write($"info string {sentence}");

    public void Report(AnalysisReport report, TimeSpan elapsed)
    {
        var lines = Math.Min(settings.MultiPv, report.Moves.Count);
        for (var i = 0; i < lines; i++) output.Write(Info(report, report.Moves[i], i + 1, elapsed));
    }

    public void Answer(AnalysisReport? report, TimeSpan elapsed)
    {
        if (report is null) AnswerUnsearched();
        else AnswerSearched(report, elapsed);
    }

    private void AnswerSearched(AnalysisReport report, TimeSpan elapsed)
    {
        Report(report, elapsed);
        var rng = new Rng(settings.Seed, (ulong)ply, root.Hash);
        var chosen = MoveChoice.Choose(report, settings.Temperature, ref rng);
        if (chosen != report.Best && settings.MultiPv == 1) output.Write(Info(report, chosen, 1, elapsed)); // the last score is that of the move played
        output.Write(_wording.Resigns(report) ? "bestmove resign" : $"bestmove {Format(chosen.Line.Take(2), " ponder ")}");
    }

    /// <summary>The game is over, or there was no time to look at all: then any legal move is better than none.</summary>
    private void AnswerUnsearched()
    {
        output.Write($"info depth 0 score {_wording.UnsearchedScore(root, moves.Count)}");
        output.Write($"bestmove {_wording.AnswerToEnd(root, moves.Count) ?? Format(moves.Take(1), "")}");
    }

    private string Info(AnalysisReport report, AnalysedMove move, int number, TimeSpan elapsed)
    {
        var milliseconds = (long)elapsed.TotalMilliseconds;
        var speed = report.Nodes * 1000 / Math.Max(1, milliseconds);
        var full = Math.Min(1000, 1000L * report.Visits / settings.Thinking.Analyst.MaxNodes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"info depth {Math.Max(1, report.Depth)} seldepth {Math.Max(1, report.SelectiveDepth)} multipv {number} score {_wording.Score(move)} "
            + $"nodes {report.Nodes} nps {speed} hashfull {full} time {milliseconds} pv {Format(move.Line, " ")}");
    }

    private string Format(IEnumerable<Move> line, string separator)
    {
        var position = root;
        var texts = new List<string>();
        foreach (var move in line)
        {
            texts.Add(_wording.Move(position, move));
            position = position.After(move);
        }

        return string.Join(separator, texts);
    }
}
