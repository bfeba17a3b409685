namespace SelfPlay.Engine.Commands;

/// <summary>What the program tells the shell.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>The work was done and its answer is no: a perft suite with a mismatch, a damaged file.</summary>
    public const int Failed = 1;

    /// <summary>The command line, a setting, a file or a device cannot be used.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by Ctrl-C, in order (128 + SIGINT, as shells have it).</summary>
    public const int Interrupted = 130;
}
