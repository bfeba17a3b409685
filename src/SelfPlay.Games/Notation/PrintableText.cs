namespace SelfPlay.Games.Notation;

/// <summary>Text of others, made fit to be shown: a file that is no text must not speak to the terminal.</summary>
public static class PrintableText
{
    /// <summary>A question mark for each control character.</summary>
    public static string Of(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter));
}
