using SelfPlay.Arena.Engines;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tests.Tournaments;

/// <summary>A program that answers as a test wants, without a process.</summary>
/// <param name="think">Chooses a move, given the moves so far.</param>
internal sealed class ScriptedEngine(Func<IReadOnlyList<string>, ThinkingTime, EngineReply> think) : ForeignEngine
{
    public override string Name => "scripted";

    public int GamesBegun { get; private set; }

    /// <summary>Told of the first position at each move.</summary>
    public Action<string?> Started { get; init; } = _ => { };

    /// <summary>Thrown when a game begins.</summary>
    public Func<int, EngineException?> FaultAtStart { get; init; } = _ => null;

    public List<Outcome> GamesEnded { get; } = [];

    /// <summary>An answer with some score.</summary>
    public static EngineReply Move(string move, double seconds = 0.1) => new(move, 20, null, 3, 100, TimeSpan.FromSeconds(seconds));

    public override void NewGame(Side side, ThinkingTime time, CancellationToken cancel)
    {
        GamesBegun++;
        if (FaultAtStart(GamesBegun) is { } fault) throw fault;
    }

    public override EngineReply Think(string? start, IReadOnlyList<string> moves, ThinkingTime time, CancellationToken cancel)
    {
        Started(start);
        return think(moves, time);
    }

    public override void EndGame(Outcome outcome) => GamesEnded.Add(outcome);

    public override void Dispose()
    {
        // No process.
    }
}
