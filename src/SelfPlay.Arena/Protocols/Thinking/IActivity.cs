namespace SelfPlay.Arena.Protocols.Thinking;

/// <summary>What a server is busy with and can be told to stop.</summary>
public interface IActivity
{
    bool IsOver { get; }

    /// <summary>False for what goes on until it is stopped.</summary>
    bool EndsByItself { get; }

    /// <summary>Returns when everything that it has to say is said: within milliseconds.</summary>
    void Stop();

    /// <summary>Returns when it has come to its end. One that waits to be stopped is stopped.</summary>
    /// <exception cref="OperationCanceledException"/>
    void Finish(CancellationToken cancel);
}
