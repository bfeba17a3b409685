using System.Runtime.InteropServices;

namespace SelfPlay.Net.Serialization;

/// <summary>
/// Makes the name of a new file survive a loss of power. On Unix a file's content and its entry in the folder reach the disk separately,
/// and .NET has no call for the second.
/// </summary>
public static partial class DirectoryEntry
{
    private const int OpenReadOnly = 0;

    /// <summary>Flushes the folder of <paramref name="path"/>, where the system can; otherwise does nothing.</summary>
    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows() || Path.GetDirectoryName(Path.GetFullPath(path)) is not { } folder) return;
        var descriptor = Open(folder, OpenReadOnly);
        if (descriptor < 0) return;
        _ = Synchronize(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Synchronize(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
