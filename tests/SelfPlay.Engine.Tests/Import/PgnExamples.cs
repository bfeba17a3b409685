using SelfPlay.Engine.Play;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Import;

/// <summary>Made-up games of chess as PGN: moves at random, each game another.</summary>
internal static class PgnExamples
{
    private const int MostPlies = 60;

    public static Game<ChessPosition> Chess { get; } = (Game<ChessPosition>)GameCatalog.Find("chess")!;

    public static string Games(int count, int seed = 1) => string.Join('\n', Enumerable.Range(0, count).Select(index => Game(seed, index)));

    public static string Game(int seed, int index, params (string Name, string Value)[] tags)
    {
        var rng = new Rng((ulong)seed, (ulong)index);
        var line = new Line<ChessPosition>(Chess.Initial, MostPlies);
        RandomGame.PlayToEnd(line, ref rng);
        var outcome = (Outcome)(1 + rng.Next(3));
        var all = tags.Select(tag => new KeyValuePair<string, string>(tag.Name, tag.Value)).Append(new("Event", $"game {index}"));
        return Chess.Notation.FormatGame(new GameText<ChessPosition>(Chess.Initial, line.Moves.ToArray(), outcome, [.. all], []));
    }
}
