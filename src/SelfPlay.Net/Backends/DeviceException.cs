namespace SelfPlay.Net.Backends;

/// <summary>A device that was asked for does not exist or cannot be used here. The message names it and the remedy.</summary>
public sealed class DeviceException : InvalidOperationException
{
    public DeviceException()
    {
    }

    public DeviceException(string message)
        : base(message)
    {
    }

    public DeviceException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
