namespace SelfPlay.Engine.Import;

/// <summary>Knows by their first bytes the packed files that cannot be unpacked here, and what unpacks them.</summary>
internal static class PackedFormats
{
    private static readonly (byte[] Mark, string Name, string Unpacker)[] Known =
    [
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd", "zstd -dc"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "xz", "xz -dc"),
        ([(byte)'B', (byte)'Z', (byte)'h'], "bzip2", "bzip2 -dc"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], "7-Zip", "7z x -so"),
        ([(byte)'P', (byte)'K', 3, 4], "zip", "unzip -p"),
    ];

    /// <exception cref="InputException">The file is packed in such a way.</exception>
    public static void Refuse(string path, ReadOnlySpan<byte> head)
    {
        foreach (var (mark, name, unpacker) in Known)
        {
            if (head.StartsWith(mark))
                throw new InputException($"'{path}' is packed by {name}, and only gzip is unpacked here: give {unpacker} {path} | ./selfplay import GAME - --into ...");
        }
    }
}
