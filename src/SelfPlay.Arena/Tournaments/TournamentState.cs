using SelfPlay.Arena.Tournaments.Storage;
using SelfPlay.Engine.Rating;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tournaments;

/// <summary>How a tournament stands: its schedule and the games that are finished. Not thread-safe.</summary>
internal sealed class TournamentState
{
    private readonly SortedDictionary<int, TournamentGame> _games = [];
    private PairCounts _tested;

    public TournamentState(TournamentSettings settings, IEnumerable<TournamentGame> games)
    {
        Settings = settings;
        Schedule = Schedule.Of(settings);
        Add(games);
    }

    public TournamentSettings Settings { get; }

    public Schedule Schedule { get; }

    /// <summary>How a test stands after the pairs that are finished without a gap. Later ones do not count, so that the verdict does not depend on how
    /// many games are played at once.</summary>
    public SprtState? Sprt { get; private set; }

    public bool IsFinished => Sprt?.Verdict is not null || GamesPlayed == Schedule.GamesPlanned;

    public IEnumerable<ScheduledGame> Missing => Schedule.Games.Where(game => !_games.ContainsKey(game.Number));

    /// <summary>Finished games, those after the end of a test included.</summary>
    public int GamesPlayed => _games.Count;

    /// <summary>Finished games that count, in the order of their numbers.</summary>
    public IEnumerable<TournamentGame> Games =>
        Sprt?.Verdict is null ? _games.Values : _games.Values.TakeWhile(game => game.Number < 2 * _tested.Pairs);

    public void Add(IEnumerable<TournamentGame> games)
    {
        foreach (var game in games.Where(game => game.Number < Schedule.GamesPlanned)) _games.TryAdd(game.Number, game);
        if (Settings.Sprt is { } test) Judge(test);
    }

    /// <summary>Both games of every whole pair that counts: the pairing's first player moves first in the first of them.</summary>
    public IEnumerable<(TournamentGame Game, TournamentGame Swapped)> Pairs()
    {
        TournamentGame? before = null;
        foreach (var game in Games)
        {
            if (game.Number % 2 == 1 && before?.Number == game.Number - 1) yield return (before, game);
            before = game;
        }
    }

    /// <summary>Of the pairing's first player, 0 to 4.</summary>
    public static int HalfPoints(TournamentGame game, TournamentGame swapped) =>
        2 + game.Outcome.ValueFor(Side.First) + swapped.Outcome.ValueFor(Side.Second);

    private void Judge(Sprt test)
    {
        Sprt ??= test.Judge(_tested);
        while (Sprt.Verdict is null && _games.TryGetValue(2 * _tested.Pairs, out var game) && _games.TryGetValue((2 * _tested.Pairs) + 1, out var swapped))
        {
            _tested = _tested.With(HalfPoints(game, swapped));
            Sprt = test.Judge(_tested);
        }
    }
}
