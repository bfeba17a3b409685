using SelfPlay.Arena.Engines;
using SelfPlay.Arena.Tournaments.Playing;
using SelfPlay.Arena.Tournaments.Reports;
using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Arena.Tournaments.Storage;
using SelfPlay.Engine;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play.Openings;
using SelfPlay.Games.Core;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Arena.Tournaments;

/// <summary>A tournament from its folder to its results.</summary>
/// <param name="game">The game.</param>
/// <param name="plan">What is to be played.</param>
/// <param name="options">How.</param>
/// <param name="warn">Told of what had to be passed over.</param>
internal sealed class Tournament<TPosition>(Game<TPosition> game, TournamentPlan plan, RunnerOptions options, Action<string> warn)
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Plays what is left, and writes the results, whether all was played or not.</summary>
    /// <param name="folder">Made already; its lock is held.</param>
    /// <param name="observer">Told of the games.</param>
    /// <param name="cancel">Stops in order.</param>
    public TournamentOutcome Play(TournamentFolder folder, ITournamentObserver observer, CancellationToken cancel)
    {
        var started = options.Time.GetTimestamp();
        var journal = GameJournal.Open(folder.JournalPath, warn);
        var state = new TournamentState(plan.Settings, journal.Games);
        var before = state.GamesPlayed;
        observer.Started(state, folder.Path);
        if (!state.IsFinished) PlayRest(state, journal, observer, cancel);
        var results = Standings.Of(state, game);
        Write(folder, results);
        return new TournamentOutcome(results, state.IsFinished, state.GamesPlayed - before, options.Time.GetElapsedTime(started));
    }

    /// <summary>Starts every program once, before anything is played.</summary>
    /// <exception cref="InputException">One cannot be started, or has not the options that it was given.</exception>
    public void TryPrograms(CancellationToken cancel)
    {
        foreach (var player in plan.Players.Where(player => player.Spec.Kind == PlayerKind.Program))
        {
            using var engine = options.CreateEngine(player.Spec);
            try
            {
                engine.NewGame(cancel);
            }
            catch (EngineException exception)
            {
                throw new InputException($"{player.Spec.Text} cannot play: {exception.Message}", exception);
            }
        }
    }

    private void PlayRest(TournamentState state, GameJournal journal, ITournamentObserver observer, CancellationToken cancel)
    {
        using var judge = Judge();
        var queue = judge is null ? null : new EvaluationQueue<TPosition>(game.Encoder, judge.Evaluator, 1, 1000);
        var openings = OpeningBook<TPosition>.Load(
            plan.Settings.Book,
            game,
            new OpeningOptions<TPosition>
            {
                Seed = plan.Settings.Seed,
                MoveLimit = plan.Settings.Adjudication.MaxMoves,
                Value = queue is null ? null : line => ValueOf(queue, line),
            },
            warn);
        var table = new TournamentTable<TPosition>(game, plan.Settings, plan.Players, openings);
        new TournamentRunner<TPosition>(table, state, journal, options, observer).Run(cancel);
    }

    /// <summary>The network with the most training judges whether openings are balanced.</summary>
    private LoadedNetwork? Judge() =>
        plan.Players.Where(player => player.Spec.Kind == PlayerKind.Checkpoint).MaxBy(player => player.Entrant.Step) is { Weights: { } weights }
            ? new LoadedNetwork(options.Device, threads: 1, weights, capacity: 1)
            : null;

    private static double ValueOf(EvaluationQueue<TPosition> queue, Line<TPosition> line)
    {
        Span<Move> moves = stackalloc Move[TPosition.MaxMoves];
        var ticket = queue.Ask(line, moves[..line.LegalMoves(moves)]);
        queue.Flush();
        return queue.Answer(ticket).Value;
    }

    private void Write(TournamentFolder folder, TournamentResults results)
    {
        var text = new TournamentGamesText<TPosition>(game);
        AtomicFile.WriteText(folder.ResultsPath, ResultsJson.Write(results));
        AtomicFile.WriteText(folder.GamesPath(text.Extension), text.Format(results, plan.Settings.Begun));
        HtmlReport.Write(results, game, folder.ReportPath, plan.Settings.Begun);
    }
}
