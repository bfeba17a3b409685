using System.Text;

namespace SelfPlay.Net.Serialization;

/// <summary>
/// Writes whole files so that a reader sees the old content or the new, never a part, whatever kills the process or the machine: a
/// temporary file beside the target is written, flushed to the disk, and renamed. One writer per path at a time.
/// </summary>
public static class AtomicFile
{
    /// <summary>What temporary files end in: after a kill one may be left over and can be deleted.</summary>
    public const string TemporarySuffix = ".tmp";

    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + TemporarySuffix;
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        DirectoryEntry.Flush(path);
    }

    public static void WriteText(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));
}
