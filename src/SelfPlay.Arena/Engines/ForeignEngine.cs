namespace SelfPlay.Arena.Engines;

/// <summary>Another program that plays, spoken to in its protocol. One game at a time, one thread at a time.</summary>
public abstract class ForeignEngine : IDisposable
{
    /// <summary>As the program calls itself.</summary>
    public abstract string Name { get; }

    /// <summary>Begins another game; starts the program anew if it is gone.</summary>
    /// <exception cref="EngineException"/>
    public abstract void NewGame(CancellationToken cancel);

    /// <summary>Asks for a move.</summary>
    /// <param name="start">The first position in the game's notation; null for the usual one.</param>
    /// <param name="moves">All moves since, in the protocol's coordinate notation.</param>
    /// <param name="time">What to tell about time.</param>
    /// <param name="cancel">Breaks off.</param>
    /// <exception cref="EngineException"/>
    public abstract EngineReply Think(string? start, IReadOnlyList<string> moves, ThinkingTime time, CancellationToken cancel);

    /// <summary>Asks the program to quit, and ends it if it does not.</summary>
    public abstract void Dispose();
}
