using SelfPlay.Arena.Engines;
using SelfPlay.Arena.Tournaments;
using SelfPlay.Arena.Tournaments.Playing;
using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Arena.Tournaments.Storage;
using SelfPlay.Games.Core;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests.Tournaments;

/// <summary>A small tournament in a folder of its own, which can be played again and again as if the program had been started anew.</summary>
internal sealed class TestTournament<TPosition> : IDisposable
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly TemporaryFolder _temporary = new();
    private readonly Game<TPosition> _game;

    public TestTournament(Game game, params string[] players)
    {
        _game = (Game<TPosition>)game;
        Request = new TournamentRequest { Players = players, Games = 4, Root = _temporary["tournaments"], RunsRoot = _temporary["runs"], Folder = _temporary["mine"] };
    }

    public TournamentRequest Request { get; set; }

    public Func<PlayerSpec, ForeignEngine> CreateEngine { get; set; } = spec => throw new NotSupportedException(spec.Text);

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public List<string> Warnings { get; } = [];

    public string JournalPath => Path.Combine(Request.Folder!, "games.jsonl");

    public string ScoresPath => Path.Combine(Request.Folder!, $"games.{_game.Notation.GameExtension}");

    public TournamentPlan Plan() => Request.Plan(_game, _game.CreateSolver is not null, Time);

    public TournamentOutcome Play(int concurrency = 1, ITournamentObserver? observer = null, CancellationToken cancel = default)
    {
        var plan = Plan();
        var options = new RunnerOptions { Concurrency = concurrency, Time = Time, CreateEngine = CreateEngine };
        using var tournament = new Tournament<TPosition>(_game, plan, options, Warnings.Add, CancellationToken.None);
        var folder = plan.Existing ?? TournamentFolder.CreateAt(Request.Folder!, plan.Settings);
        using var held = folder.Lock();
        return tournament.Play(folder, observer ?? new NoObserver(), cancel);
    }

    public void Dispose() => _temporary.Dispose();

    private sealed class NoObserver : ITournamentObserver
    {
        public void Started(TournamentState state, string folder)
        {
            // Nothing to show.
        }

        public void Played(IReadOnlyList<TournamentGame> games)
        {
            // Nothing to show.
        }
    }
}
