using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>Plays single games against the clock.</summary>
internal static class Referee<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Plays a game to its end, whatever the players do.</summary>
    /// <param name="game">The game, with its opening played.</param>
    /// <param name="seats">Of the side that moves first, and of the other.</param>
    /// <param name="names">Likewise.</param>
    /// <param name="clock">Both clocks.</param>
    /// <param name="cancel">Breaks off with an exception.</param>
    public static void Play(ArenaGame<TPosition> game, Seat<TPosition>[] seats, string[] names, GameClock clock, CancellationToken cancel)
    {
        foreach (var side in new[] { Side.First, Side.Second }) OrForfeit(game, side, () => seats[(int)side].Begin(side, clock.TimeOf(side), cancel));
        while (game.Result() == Outcome.Ongoing)
        {
            cancel.ThrowIfCancellationRequested();
            var side = game.Line.Position.SideToMove;
            OrForfeit(game, side, () => Move(game, side, seats[(int)side], clock, names[(int)side], cancel));
        }

        foreach (var seat in seats) seat.End(game.Result());
    }

    private static void Move(ArenaGame<TPosition> game, Side side, Seat<TPosition> seat, GameClock clock, string name, CancellationToken cancel)
    {
        var (choice, depth) = seat.Think(game, clock.TimeOf(side), cancel);
        if (!clock.Spend(side, choice.Time)) throw new ForfeitException($"{name} lost on time");
        game.Play(choice, depth);
    }

    private static void OrForfeit(ArenaGame<TPosition> game, Side side, Action action)
    {
        try
        {
            action();
        }
        catch (ForfeitException exception)
        {
            game.Forfeit(side, exception.Message);
        }
    }
}
