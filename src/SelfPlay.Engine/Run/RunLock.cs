using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Run;

/// <summary>
/// The right to write a folder such as that of a run, held by one process at a time: until it is disposed of, or the process ends, however it ends. (Keep it in a
/// using: the collector gives up what nobody will use again.) The name of the holder lies in a second file, because nobody else can open the first.
/// </summary>
public sealed class RunLock : IDisposable
{
    private readonly FileStream _held;
    private readonly string _holderPath;

    private RunLock(FileStream held, string holderPath)
    {
        _held = held;
        _holderPath = holderPath;
    }

    /// <param name="lockPath">The file that is held; it stays when the lock is given up.</param>
    /// <param name="holderPath">Says who holds it.</param>
    /// <param name="use">What the holder does with the folder, for the message: "is being trained".</param>
    /// <param name="remedy">What to do instead, for the message.</param>
    /// <exception cref="InputException">Another process holds it; the message names it.</exception>
    public static RunLock Acquire(string lockPath, string holderPath, string use, string remedy)
    {
        var held = Hold(lockPath, holderPath, use, remedy);
        AtomicFile.WriteText(holderPath, $"process {Environment.ProcessId} on {Environment.MachineName}");
        return new RunLock(held, holderPath);
    }

    public void Dispose()
    {
        if (_held.CanWrite) File.Delete(_holderPath);
        _held.Dispose();
    }

    private static FileStream Hold(string lockPath, string holderPath, string use, string remedy)
    {
        try
        {
            return new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (File.Exists(lockPath))
        {
            var holder = File.Exists(holderPath) ? File.ReadAllText(holderPath) : "another process";
            throw new InputException($"{Path.GetDirectoryName(lockPath)} {use} by {holder}: {remedy}", exception);
        }
    }
}
