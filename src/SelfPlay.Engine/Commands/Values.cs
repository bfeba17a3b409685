using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Commands;

/// <summary>Options and arguments whose values are checked where they are read, with a sentence that says what would do.</summary>
public static class Values
{
    public static Argument<Game> GameArgument() => new("GAME") { Description = GameHelp(), CustomParser = ParseGame };

    /// <summary>Null when it is not given: for a command that can find the game out.</summary>
    public static Argument<Game?> OptionalGameArgument() =>
        new("GAME") { Description = GameHelp(), Arity = ArgumentArity.ZeroOrOne, CustomParser = ParseGame };

    /// <summary>Null when it is not given.</summary>
    public static Option<Game?> GameOption(string name, string help) => new(name) { Description = help, HelpName = "GAME", CustomParser = ParseGame };

    /// <summary>One of a few words, which may be left out.</summary>
    public static Argument<string> Word(string name, string[] words, string usual) => new(name)
    {
        Description = $"{string.Join(", ", words)} ({usual} if left out)",
        DefaultValueFactory = _ => usual,
        CustomParser = result => ParseWord(result, name, words) ?? usual,
    };

    /// <summary>A whole number within limits; null when it is not given.</summary>
    public static Option<int?> Whole(string name, string help, int from, int to = int.MaxValue, string valueName = "N") => new(name)
    {
        Description = help,
        HelpName = valueName,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to) return value;
            result.AddError($"{name} takes a whole number {Range(from, to)}, not '{text}'");
            return null;
        },
    };

    /// <summary>Names of files, of which a word that looks like an option is none: it was mistyped.</summary>
    /// <exception cref="InputException">There is such a word, or an empty one.</exception>
    public static string[] FilesOf(ParseResult arguments, Argument<string[]> argument)
    {
        var files = arguments.GetRequiredValue(argument);
        if (files.Contains("")) throw new InputException("the name of a file is empty: name one, or leave it out");
        if (Array.Find(files, file => file.StartsWith("--", StringComparison.Ordinal) && !File.Exists(file)) is not { } word) return files;
        var known = arguments.CommandResult.Command.Options.Select(option => option.Name);
        throw new InputException($"there is no option '{word}'{Nearest.Hint(word, known)} (a file of that name: './{word}')");
    }

    public static Option<int?> Threads() => Whole("--threads", "threads to use (all processors if left out)", 1, 1024);

    public static int ThreadsOf(ParseResult arguments, Option<int?> threads) => arguments.GetValue(threads) ?? Environment.ProcessorCount;

    /// <summary>A 64-bit whole number; null when it is not given.</summary>
    public static Option<long?> LargeWhole(string name, string help, long from, string valueName = "N") => new(name)
    {
        Description = help,
        HelpName = valueName,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= from) return value;
            result.AddError($"{name} takes a whole number from {from} on, not '{text}'");
            return null;
        },
    };

    /// <summary>Time above zero in seconds, some ten days at most; null when it is not given.</summary>
    public static Option<double?> Seconds(string name, string help, string valueName) => Positive(name, help, valueName, most: 1e6);

    /// <summary>A number above zero; null when it is not given.</summary>
    public static Option<double?> Positive(string name, string help, string valueName, double most = double.MaxValue) => new(name)
    {
        Description = help,
        HelpName = valueName,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= most) return value;
            result.AddError($"{name} takes a number above 0{(most < double.MaxValue ? $", at most {most}" : "")}, not '{text}'");
            return null;
        },
    };

    /// <summary>Any words but none at all; null when it is not given.</summary>
    public static Option<string?> Text(string name, string help, string valueName) => new(name)
    {
        Description = help,
        HelpName = valueName,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (string.IsNullOrWhiteSpace(text)) result.AddError($"{name} needs a value ({valueName}), not an empty one");
            return text;
        },
    };

    /// <summary>One of a few words, in any case; null when it is not given.</summary>
    public static Option<string?> OneOf(string name, string help, params string[] words) => new(name)
    {
        Description = help,
        HelpName = string.Join('|', words),
        CustomParser = result => ParseWord(result, name, words),
    };

    public static Option<bool> Flag(string name, string help) => new(name) { Description = help };

    private static Game? ParseGame(ArgumentResult result)
    {
        var name = result.Tokens[0].Value;
        var game = GameCatalog.Find(name);
        if (game is null) result.AddError($"there is no game '{name}'{Nearest.Hint(name, GameCatalog.All.Select(known => known.Name))} (known: {Names()}; ./selfplay games shows others)");
        return game;
    }

    private static string? ParseWord(ArgumentResult result, string name, string[] words)
    {
        var text = result.Tokens[0].Value;
        var word = words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (word is null) result.AddError($"{name} takes {string.Join(", ", words)}, not '{text}'{Nearest.Hint(text, words)}");
        return word;
    }

    private static string Range(int from, int to) => to == int.MaxValue ? $"from {from} on" : $"from {from} to {to}";

    private static string GameHelp() => $"one of {Names()}, or another that ./selfplay games tells of, such as go7 or shogi-2-piece";

    private static string Names() => string.Join(", ", GameCatalog.All.Select(game => game.Name));
}
