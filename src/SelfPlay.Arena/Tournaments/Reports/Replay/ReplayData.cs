using System.Text.Json;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tournaments.Reports.Replay;

/// <summary>What the page's program needs of all games: enough to list them, and each game packed until somebody wants to see it.</summary>
/// <param name="Board">The look of the game's board.</param>
/// <param name="Players">Names, by number.</param>
/// <param name="Games">In their order.</param>
internal sealed record ReplayData(ReplayBoard Board, IReadOnlyList<string> Players, IReadOnlyList<ReplayGame> Games)
{
    /// <summary>The default encoder leaves nothing in it that HTML or XML would take for markup.</summary>
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static ReplayData Of(TournamentResults results, Game game) => game.Accept(new Maker(results));

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    private sealed class Maker(TournamentResults results) : IGameVisitor<ReplayData>
    {
        public ReplayData Visit<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            var recorder = new ReplayRecorder<TPosition>(game);
            var games = results.Games.Select(recorder.Record).ToList();
            return new ReplayData(recorder.Board(), [.. results.Players.Select(player => player.Name)], games);
        }
    }
}
