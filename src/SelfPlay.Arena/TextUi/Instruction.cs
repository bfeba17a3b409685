namespace SelfPlay.Arena.TextUi;

/// <summary>A word that can be typed instead of a move.</summary>
/// <param name="Words">The word, and other ways of typing it.</param>
/// <param name="Argument">What follows it, for the help; empty if nothing may.</param>
/// <param name="Help">What it does.</param>
/// <param name="Run">Does it; gets what followed the word.</param>
internal sealed record Instruction(IReadOnlyList<string> Words, string Argument, string Help, Action<string> Run)
{
    public string Name => Words[0];

    public string Usage => Argument.Length > 0 ? $"{Name} {Argument}" : Name;
}
