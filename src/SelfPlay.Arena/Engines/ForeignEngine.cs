using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Engines;

/// <summary>Another program that plays, spoken to in its protocol. One game at a time, one thread at a time.</summary>
public abstract class ForeignEngine : IDisposable
{
    /// <summary>As the program calls itself.</summary>
    public abstract string Name { get; }

    /// <summary>Begins another game; starts the program anew if it is gone.</summary>
    /// <param name="side">The side that the program plays.</param>
    /// <param name="time">What it has for its first move.</param>
    /// <param name="cancel">Breaks off.</param>
    /// <exception cref="EngineException"/>
    public abstract void NewGame(Side side, ThinkingTime time, CancellationToken cancel);

    /// <summary>Asks for a move.</summary>
    /// <param name="start">The first position in the game's notation; null for the one that the protocol takes for the usual one.</param>
    /// <param name="moves">All moves since, in the protocol's coordinate notation.</param>
    /// <param name="time">What to tell about time.</param>
    /// <param name="cancel">Breaks off.</param>
    /// <exception cref="EngineException"/>
    public abstract EngineReply Think(string? start, IReadOnlyList<string> moves, ThinkingTime time, CancellationToken cancel);

    /// <summary>Tells how the game ended, where the protocol has words for it. A program that fails now has lost nothing any more: it is started anew.</summary>
    public virtual void EndGame(Outcome outcome)
    {
        // Most protocols just begin another game.
    }

    /// <summary>From the program's scores to expected results in [-1, 1].</summary>
    public virtual double ValueOf(int centiPawns) => CentiPawnScale.ToValue(centiPawns);

    /// <summary>Asks the program to quit, and ends it if it does not.</summary>
    public abstract void Dispose();
}
