using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Run;

/// <summary>Generating games.</summary>
public sealed record GenerationConfig
{
    /// <summary>Games per generation.</summary>
    public int Games { get; init; } = 256;

    /// <summary>Games in flight per worker thread: the batch their leaves form.</summary>
    public int GamesInFlight { get; init; } = 64;

    /// <summary>Moves after which a game is stopped; 0 takes the game's own limit.</summary>
    public int MoveLimit { get; init; }

    /// <summary>Random moves at the start of a game, at most; each game draws its number. Variety for search kinds that sample little.</summary>
    public int RandomOpeningPlies { get; init; }

    /// <summary>Positions in the evaluation cache of a worker; 0 turns it off.</summary>
    public int CachePositions { get; init; } = 100_000;

    /// <summary>Share of the root's search value in the value target, the rest is the game's result (0 is AlphaZero).</summary>
    public float SearchValueShare { get; init; }

    /// <summary>Games in flight on each of so many threads, and so the largest batch: a generation is shared out among them.</summary>
    public int InFlightOn(int threads) => Math.Clamp((Games + threads - 1) / threads, 1, GamesInFlight);

    /// <summary>Moves after which a game of this kind is stopped.</summary>
    public int MoveLimitFor(Game game) => MoveLimit > 0 ? MoveLimit : game.MoveLimit;
}
