using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Protocols.Thinking;

/// <summary>Where a server's network comes from. Used by one thread at a time.</summary>
public interface INetworkSource : IDisposable
{
    /// <summary>The network of these settings, loaded if it is not; the same instance as long as nothing changes. What cannot be had is told, and
    /// another network answers instead: a GUI must not hang.</summary>
    /// <param name="settings">Which one.</param>
    /// <param name="tell">Gets sentences for the person in front of the GUI.</param>
    IEvaluator Open(NetworkSettings settings, Action<string> tell);
}
