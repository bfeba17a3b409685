using SelfPlay.Games.Core;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SelfPlay.Arena.Tournaments.Views;

/// <summary>A cross table that redraws itself while games are played. A thread of its own draws, so that no game waits for it.</summary>
internal sealed class LiveTournamentView : ITournamentObserver, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>All but players: two lines each of title, test and folder, the frame of the table, the progress, the cursor.</summary>
    private const int LinesBeside = 13;

    private readonly IAnsiConsole _console;
    private readonly TimeProvider _time;
    private readonly Game _game;
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _over = new();
    private readonly Thread _painter;
    private TournamentState? _state;
    private TournamentResults? _results;
    private string _folder = "";
    private int _playedBefore;
    private long _started;

    public LiveTournamentView(IAnsiConsole console, TimeProvider time, Game game)
    {
        (_console, _time, _game) = (console, time, game);
        _painter = new Thread(Paint) { IsBackground = true, Name = "live view" };
    }

    public void Started(TournamentState state, string folder)
    {
        // A state of its own: the runner's changes while it is drawn.
        _state = new TournamentState(state.Settings, state.Games);
        (_folder, _playedBefore, _started) = (folder, state.GamesPlayed, _time.GetTimestamp());
        _painter.Start();
    }

    public void Played(IReadOnlyList<TournamentGame> games)
    {
        lock (_lock)
        {
            _state!.Add(games);
            _results = null;
        }
    }

    public void Dispose()
    {
        _over.Set();
        if (_painter.IsAlive) _painter.Join();
        _over.Dispose();
    }

    private void Paint() =>
        _console.Live(Screen()).AutoClear(true).Overflow(VerticalOverflow.Crop).Cropping(VerticalOverflowCropping.Bottom).Start(live =>
        {
            while (!_over.Wait(Interval)) live.UpdateTarget(Screen());
        });

    private Rows Screen()
    {
        lock (_lock)
        {
            _results ??= Standings.Of(_state!, _game);
            var speed = (_state!.GamesPlayed - _playedBefore) / Math.Max(1e-3, _time.GetElapsedTime(_started).TotalSeconds);
            var rows = new List<IRenderable>
            {
                new Text(TournamentHead.Of(_state)),
                CrossTable.Draw(_results, _console.Profile.Width, Math.Max(1, _console.Profile.Height - LinesBeside)),
                new Text(TournamentText.Progress(_state.GamesPlayed, _state.Schedule.GamesPlanned, speed)),
                new Markup($"[grey]{Markup.Escape(_folder)}  Ctrl-C stops in order; the same command goes on.[/]"),
            };
            if (_state.Sprt is { } test) rows.Insert(2, new Text(TournamentText.Test(test, _results.Players[0].Name, _results.Players[1].Name)));
            return new Rows(rows);
        }
    }
}
