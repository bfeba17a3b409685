namespace SelfPlay.Engine;

/// <summary>Something a person gave (an option, a setting, a file name) cannot be used. The message names the value and the remedy; the program
/// prints it as it is and exits with code 2.</summary>
public sealed class InputException : Exception
{
    public InputException()
    {
    }

    public InputException(string message)
        : base(message)
    {
    }

    public InputException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
