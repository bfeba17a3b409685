namespace SelfPlay.Arena.Tournaments.Storage;

/// <summary>Who plays whom.</summary>
public enum TournamentFormat
{
    /// <summary>Everybody plays everybody.</summary>
    RoundRobin,

    /// <summary>The first player plays all others.</summary>
    Gauntlet,

    /// <summary>Each checkpoint plays the next ones of the list, and every player that is no checkpoint: for a run's Elo over time.</summary>
    Ladder,
}
