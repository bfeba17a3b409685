namespace SelfPlay.Engine.Import.Filters;

/// <summary>Finds tags of a record.</summary>
internal static class GameTags
{
    /// <summary>The value of the first tag of the name that says something; null if there is none.</summary>
    public static string? Find(IReadOnlyList<KeyValuePair<string, string>> tags, string name)
    {
        for (var i = 0; i < tags.Count; i++)
        {
            if (tags[i].Key.Equals(name, StringComparison.OrdinalIgnoreCase) && tags[i].Value is not ("" or "?")) return tags[i].Value;
        }

        return null;
    }
}
