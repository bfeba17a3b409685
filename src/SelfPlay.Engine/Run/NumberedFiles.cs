using System.Globalization;

namespace SelfPlay.Engine.Run;

/// <summary>The files of one kind in a run, one per generation: gen-000012.ckpt.</summary>
internal readonly record struct NumberedFiles(string Folder, string Extension)
{
    private const string Prefix = "gen-";

    public string PathOf(int generation) => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{generation:d6}.{Extension}"));

    /// <summary>The generations whose file is there, lowest first.</summary>
    public IReadOnlyList<int> Generations()
    {
        var generations = new List<int>();
        if (!Directory.Exists(Folder)) return generations;
        foreach (var path in Directory.EnumerateFiles(Folder, $"{Prefix}*.{Extension}"))
        {
            var digits = Path.GetFileNameWithoutExtension(path.AsSpan())[Prefix.Length..];
            if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var generation) && PathOf(generation) == path)
                generations.Add(generation);
        }

        generations.Sort();
        return generations;
    }
}
