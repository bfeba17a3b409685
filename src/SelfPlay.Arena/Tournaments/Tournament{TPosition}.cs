using SelfPlay.Arena.Engines;
using SelfPlay.Arena.Tournaments.Playing;
using SelfPlay.Arena.Tournaments.Reports;
using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Arena.Tournaments.Storage;
using SelfPlay.Engine;
using SelfPlay.Engine.Play.Openings;
using SelfPlay.Games.Core;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Arena.Tournaments;

/// <summary>A tournament from its folder to its results.</summary>
internal sealed class Tournament<TPosition> : IDisposable
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly TournamentTable<TPosition> _table;
    private readonly RunnerOptions _options;
    private readonly Action<string> _warn;
    private readonly OpeningJudge<TPosition>? _judge;

    /// <summary>Loads the openings and starts every program once, before anything is written.</summary>
    /// <param name="game">The game.</param>
    /// <param name="plan">What is to be played.</param>
    /// <param name="options">How.</param>
    /// <param name="warn">Told of what had to be passed over.</param>
    /// <param name="cancel">Breaks off.</param>
    /// <exception cref="InputException">The book has no opening, or a program cannot be started or has not the options that it was given.</exception>
    public Tournament(Game<TPosition> game, TournamentPlan plan, RunnerOptions options, Action<string> warn, CancellationToken cancel)
    {
        (_options, _warn) = (options, warn);
        TryPrograms(plan.Players, cancel);
        _judge = OpeningJudge<TPosition>.Among(plan.Players, game, options.Device);
        _table = new TournamentTable<TPosition>(game, plan.Settings, plan.Players, LoadBook(game, plan.Settings));
    }

    /// <summary>Plays what is left, and writes the results, whether all was played or not.</summary>
    /// <param name="folder">Made already; its lock is held.</param>
    /// <param name="observer">Told of the games.</param>
    /// <param name="cancel">Stops in order.</param>
    public TournamentOutcome Play(TournamentFolder folder, ITournamentObserver observer, CancellationToken cancel)
    {
        var started = _options.Time.GetTimestamp();
        var journal = GameJournal.Open(folder.JournalPath, _warn);
        var state = new TournamentState(_table.Settings, journal.Games);
        var before = state.GamesPlayed;
        observer.Started(state, folder.Path);
        new TournamentRunner<TPosition>(_table, state, journal, _options, observer).Run(cancel);
        var results = Standings.Of(state, _table.Game);
        Write(folder, results);
        return new TournamentOutcome(results, state.IsFinished, state.GamesPlayed - before, _options.Time.GetElapsedTime(started));
    }

    public void Dispose() => _judge?.Dispose();

    private void TryPrograms(IReadOnlyList<Contestant> players, CancellationToken cancel)
    {
        foreach (var player in players.Where(player => player.Spec.Kind == PlayerKind.Program))
        {
            using var engine = _options.CreateEngine(player.Spec);
            try
            {
                engine.NewGame(Side.First, new GameClock(player.Budget, player.Budget, TimeSpan.Zero, TimeSpan.Zero).TimeOf(Side.First), cancel);
            }
            catch (EngineException exception)
            {
                throw new InputException($"{player.Spec.Text} cannot play: {exception.Message}", exception);
            }
        }
    }

    private OpeningBook<TPosition> LoadBook(Game<TPosition> game, TournamentSettings settings)
    {
        var openings = new OpeningOptions<TPosition>
        {
            Seed = settings.Seed,
            Shuffle = true,
            Plies = settings.BookPlies,
            MoveLimit = settings.Adjudication.MaxMoves,
            Value = _judge is null ? null : _judge.Value,
        };
        return OpeningBook<TPosition>.Load(settings.Book, game, openings, _warn);
    }

    private void Write(TournamentFolder folder, TournamentResults results)
    {
        var (game, begun) = (_table.Game, _table.Settings.Begun);
        var text = new TournamentGamesText<TPosition>(game);
        AtomicFile.WriteText(folder.ResultsPath, ResultsJson.Write(results));
        AtomicFile.WriteText(folder.GamesPath(text.Extension), text.Format(results, begun));
        HtmlReport.Write(results, game, folder.ReportPath, begun);
    }
}
