namespace SelfPlay.TestData;

/// <summary>Finds the collections of real data that may lie beside the checkout. Tests that need them are skipped, visibly, where they are absent.</summary>
internal static class SharedData
{
    /// <summary>Full path of a file or folder below shared/data; skips the calling test when it is not there.</summary>
    public static string Require(string relative)
    {
        var path = Root() is { } root ? Path.Combine(root, "data", relative) : null;
        if (path is null || !(File.Exists(path) || Directory.Exists(path)))
            Assert.Ignore($"shared/data/{relative} is not beside this checkout");
        return path!;
    }

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("SELFPLAY_SHARED") is { Length: > 0 } named) return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "SelfPlay.sln"))) continue;
            return folder.Parent is null ? null : Path.Combine(folder.Parent.FullName, "shared");
        }

        return null;
    }
}
