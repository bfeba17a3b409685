using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SelfPlay.Engine.Import;
using SelfPlay.Engine.Import.Filters;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Commands;

/// <summary>The options of <see cref="ImportCommand"/> that say which games are wanted and what is learnt from them.</summary>
internal sealed class ImportChoices
{
    private const double LoserInWeighted = 0.25, DrawInWeighted = 0.5;

    private static readonly Dictionary<string, Outcome> Results = new(StringComparer.OrdinalIgnoreCase)
    {
        ["first"] = Outcome.FirstWins,
        ["1-0"] = Outcome.FirstWins,
        ["second"] = Outcome.SecondWins,
        ["0-1"] = Outcome.SecondWins,
        ["draw"] = Outcome.Draw,
        ["1/2-1/2"] = Outcome.Draw,
    };

    private readonly Option<string?> _learnFrom = Values.OneOf("--learn-from", "whose moves are learnt: winner (if left out), both (then games without a result teach moves, too), or weighted (the winner's fully, those of drawn games by half, the loser's by a quarter)", "winner", "both", "weighted");
    private readonly Option<string?> _draws = Values.OneOf("--draws", "drawn games: value (the result is learnt, not the moves; if left out, with --learn-from winner), both (the moves too; otherwise), skip", "value", "both", "skip");
    private readonly Option<PlayerRating?> _minRating = Rating("--min-rating", "least rating of both players: 2400, or a rank of Go such as 6d");
    private readonly Option<PlayerRating?> _maxRating = Rating("--max-rating", "highest rating of both players");
    private readonly Option<string?> _timeControl = Values.Text("--time-control", $"{string.Join(", ", TimeClass.Names)}, or as the records have it (180+2); several with commas", "LIST");
    private readonly Option<int?> _minPlies = Values.Whole("--min-plies", "least number of moves, both players' counted", 1);
    private readonly Option<int?> _maxPlies = Values.Whole("--max-plies", "highest number of moves, both players' counted", 1);
    private readonly Option<string?> _result = Values.Text("--result", "first (1-0), second (0-1), draw; several with commas", "LIST");
    private readonly Option<GameDate?> _from = Date("--from-date", "first day, or month, or year: 2018-03-25, 2018-03, 2018");
    private readonly Option<GameDate?> _to = Date("--to-date", "last day, month or year");
    private readonly Option<string?> _event = Values.Text("--event", "a part of the event's name", "TEXT");
    private readonly Option<string[]> _opening = new("--opening") { Description = "an ECO code (B90, B20-B99, C), first moves (\"1. e4 c5\") or a part of the name; as often as needed", HelpName = "TEXT" };
    private readonly Option<int?> _positions = Values.Whole("--positions", "positions to learn from in each game, drawn (all if left out): a position of chess takes some 250 bytes", 1);
    private readonly Option<string?> _duplicates = Values.OneOf("--duplicates", "games with the same moves: drop (if left out) or keep", "drop", "keep");
    private readonly Option<double?> _validation = Share("--validation", "share of the games for validation, by their hash (0.05 if left out)");
    private readonly Option<double?> _test = Share("--test", "share of the games for the test, by their hash (0.05 if left out)");

    public IReadOnlyList<Option> Options =>
    [
        _learnFrom, _draws, _minRating, _maxRating, _timeControl, _minPlies, _maxPlies, _result, _from, _to, _event, _opening, _positions, _duplicates, _validation, _test,
    ];

    /// <summary>All but the files and where they go.</summary>
    public ImportOptions Read(ParseResult arguments)
    {
        var options = new ImportOptions
        {
            Files = [],
            Into = "",
            Filter = ReadFilter(arguments),
            Weights = ReadWeights(arguments),
            MostSamples = arguments.GetValue(_positions) ?? int.MaxValue,
            KeepsDuplicates = arguments.GetValue(_duplicates) == "keep",
            Settings = Words(arguments),
        };
        options = options with { Validation = arguments.GetValue(_validation) ?? options.Validation, Test = arguments.GetValue(_test) ?? options.Test };
        return options.Validation + options.Test < 1
            ? options
            : throw new InputException($"--validation {options.Validation} and --test {options.Test} leave nothing to learn from: together they must be below 1");
    }

    private ImportFilter ReadFilter(ParseResult arguments)
    {
        var filter = MakeFilter(arguments);
        return FindFault(filter) is { } fault ? throw new InputException(fault) : filter;
    }

    private ImportFilter MakeFilter(ParseResult arguments) => new()
    {
        MinRating = arguments.GetValue(_minRating),
        MaxRating = arguments.GetValue(_maxRating),
        TimeControls = List(arguments.GetValue(_timeControl)),
        MinPlies = arguments.GetValue(_minPlies),
        MaxPlies = arguments.GetValue(_maxPlies),
        Results = [.. List(arguments.GetValue(_result)).Select(ReadResult)],
        From = arguments.GetValue(_from),
        To = arguments.GetValue(_to),
        Event = arguments.GetValue(_event),
        Openings = arguments.GetValue(_opening) ?? [],
        TakesUnfinished = arguments.GetValue(_learnFrom) == "both",
        SkipDraws = arguments.GetValue(_draws) == "skip",
    };

    /// <summary>Why no game at all can be wanted, in a sentence; null if some can.</summary>
    private static string? FindFault(ImportFilter filter)
    {
        if (filter.MinRating is { } least && filter.MaxRating is { } most && !most.IsAtLeast(least))
            return least.IsRank == most.IsRank ? "--min-rating is above --max-rating: exchange them" : "--min-rating and --max-rating are a number and a rank: give two of a kind";
        if (filter.MinPlies > filter.MaxPlies) return $"--min-plies {filter.MinPlies} is above --max-plies {filter.MaxPlies}: exchange them";
        if (filter.From?.First > filter.To?.Last) return "--from-date is after --to-date: exchange them";
        if (filter.Openings.Any(string.IsNullOrWhiteSpace)) return "--opening is empty: give a code, moves or a part of a name, or leave it out";
        var foreign = filter.TimeControls.FirstOrDefault(control => !TimeClass.Names.Contains(control, StringComparer.OrdinalIgnoreCase) && control != "-" && !control.Any(char.IsDigit));
        return foreign is null ? null : $"--time-control takes {string.Join(", ", TimeClass.Names)} or a control such as 180+2, not '{foreign}'{Nearest.Hint(foreign, TimeClass.Names)}";
    }

    private PairWeights ReadWeights(ParseResult arguments)
    {
        var (draw, loss) = arguments.GetValue(_learnFrom) switch
        {
            "both" => (1.0, 1.0),
            "weighted" => (DrawInWeighted, LoserInWeighted),
            _ => (0.0, 0.0),
        };
        draw = arguments.GetValue(_draws) switch
        {
            "value" => 0,
            "both" => Math.Max(draw, arguments.GetValue(_learnFrom) == "weighted" ? DrawInWeighted : 1),
            _ => draw,
        };
        return new PairWeights(1, (float)draw, (float)loss);
    }

    /// <summary>What decides which games are taken and what is learnt from them, as it was typed.</summary>
    private string Words(ParseResult arguments)
    {
        var options = Options.Except([_duplicates, _validation, _test]).Select(arguments.GetResult).OfType<OptionResult>().Where(result => !result.Implicit);
        return string.Join(' ', options.Select(result => $"{result.Option.Name} {string.Join(' ', result.Tokens.Select(token => token.Value))}"));
    }

    private static Outcome ReadResult(string word) =>
        Results.TryGetValue(word, out var outcome) ? outcome : throw new InputException($"--result takes first, second and draw, with commas, not '{word}'{Nearest.Hint(word, Results.Keys)}");

    private static string[] List(string? text) => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static Option<PlayerRating?> Rating(string name, string help) =>
        Parsed(name, help, "R", PlayerRating.Parse, "takes a rating such as 2400, or a rank such as 6d");

    private static Option<GameDate?> Date(string name, string help) =>
        Parsed(name, help, "DATE", GameDate.ParseWhole, "takes a date such as 2018-03-25, 2018-03 or 2018");

    private static Option<double?> Share(string name, string help) => Parsed(
        name,
        help,
        "S",
        ParseShare,
        "takes a number from 0 to below 1");

    private static double? ParseShare(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share < 1 ? share : null;

    private static Option<T?> Parsed<T>(string name, string help, string valueName, Func<string, T?> parse, string wanted)
        where T : struct => new(name)
        {
            Description = help,
            HelpName = valueName,
            CustomParser = result =>
            {
                var value = parse(result.Tokens[0].Value);
                if (value is null) result.AddError($"{name} {wanted}, not '{result.Tokens[0].Value}'");
                return value;
            },
        };
}
