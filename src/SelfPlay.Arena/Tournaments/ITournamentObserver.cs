namespace SelfPlay.Arena.Tournaments;

/// <summary>Told of what happens while a tournament is played. Never called by two threads at once.</summary>
internal interface ITournamentObserver
{
    /// <param name="state">How it stands at the beginning; the runner's own, so it may be read only during calls.</param>
    /// <param name="folder">Where it lives.</param>
    void Started(TournamentState state, string folder);

    /// <summary>Games have ended and are on the disk.</summary>
    void Played(IReadOnlyList<TournamentGame> games);
}
