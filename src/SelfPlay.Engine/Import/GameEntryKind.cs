namespace SelfPlay.Engine.Import;

/// <summary>What becomes of a game.</summary>
internal enum GameEntryKind
{
    Kept,

    /// <summary>Broken or illegal.</summary>
    Skipped,

    /// <summary>Valid, but not asked for or with nothing to learn from.</summary>
    LeftOut,
}
