namespace SelfPlay.Arena.Engines;

/// <summary>A foreign engine failed; the message names the engine and what it did. It has to be started anew for its next game.</summary>
public sealed class EngineException(EngineFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public EngineFault Fault { get; } = fault;
}
