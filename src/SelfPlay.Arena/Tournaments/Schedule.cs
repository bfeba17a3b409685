using SelfPlay.Arena.Tournaments.Storage;

namespace SelfPlay.Arena.Tournaments;

/// <summary>All games of a tournament. Numbered round by round, so that the table fills evenly and more games per pairing only add numbers.</summary>
internal sealed class Schedule(IReadOnlyList<Pairing> pairings, int gamesPerPairing)
{
    public IReadOnlyList<Pairing> Pairings => pairings;

    public int GamesPlanned => pairings.Count * gamesPerPairing;

    public IEnumerable<ScheduledGame> Games => Enumerable.Range(0, GamesPlanned).Select(Game);

    public static Schedule Of(TournamentSettings settings)
    {
        var isCheckpoint = settings.Players.Select(player => player.Generation is not null).ToArray();
        return new Schedule([.. All(settings.Players.Count).Where(pairing => settings.Format switch
        {
            TournamentFormat.Gauntlet => pairing.First == 0,
            TournamentFormat.Ladder => IsOfLadder(pairing, isCheckpoint, settings.Neighbours),
            _ => true,
        })], settings.Games);
    }

    public ScheduledGame Game(int number)
    {
        var pair = number / 2;
        return new ScheduledGame(number, pairings[pair % pairings.Count], pair / pairings.Count);
    }

    private static IEnumerable<Pairing> All(int players) =>
        from first in Enumerable.Range(0, players)
        from second in Enumerable.Range(first + 1, players - first - 1)
        select new Pairing(first, second);

    /// <summary>Checkpoints play their neighbours on the ladder and everybody who stands beside it.</summary>
    private static bool IsOfLadder(Pairing pairing, bool[] isCheckpoint, int neighbours)
    {
        var checkpoints = (isCheckpoint[pairing.First] ? 1 : 0) + (isCheckpoint[pairing.Second] ? 1 : 0);
        if (checkpoints < 2) return checkpoints == 1;
        return isCheckpoint[(pairing.First + 1)..pairing.Second].Count(between => between) < neighbours;
    }
}
