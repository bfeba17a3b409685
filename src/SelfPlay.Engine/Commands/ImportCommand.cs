using System.CommandLine;
using SelfPlay.Engine.Import;
using SelfPlay.Engine.Views;
using SelfPlay.Games.Core;
using Spectre.Console;

namespace SelfPlay.Engine.Commands;

/// <summary>Reads collections of real games into a data set to learn from.</summary>
public sealed class ImportCommand : ProgramCommand
{
    private readonly Argument<Game> _game = Values.GameArgument();

    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "files of games, plain or packed by gzip: PGN (chess), KIF, KI2, CSA or USI lines (shogi), SGF (Go); - reads what is piped in",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _into = Values.Text("--into", "the data set, made if it is not there; or a run, which gets one in its folder 'imported'", "RUN|DATASET");
    private readonly ImportChoices _choices = new();
    private readonly Option<int?> _threads = Values.Threads();

    public ImportCommand(CommandContext context)
        : base(
            "import",
            "Reads real games into a data set: (position, move made, result) for every position, in the format of self-play's replay. Broken games are skipped and told. Ctrl-C stops in order.",
            context,
            "./selfplay import chess games.pgn twic1599.pgn.gz --into data/chess",
            "./selfplay import chess lichess.pgn --into data/strong --min-rating 2200 --time-control rapid,classical --min-plies 20 --draws skip",
            "./selfplay import chess games.pgn --into data/sicilian --opening B20-B99 --opening \"1. e4 c5\" --learn-from both",
            "./selfplay import chess lichess.pgn --into data/wide --positions 8",
            "zstd -dc lichess.pgn.zst | ./selfplay import chess - --into data/lichess",
            "./selfplay import go19 kgs.sgf.gz --into data/go19 --min-rating 7d",
            "./selfplay import shogi *.csa --into runs/shogi-20261121-084225-small")
    {
        Arguments.Add(_game);
        Arguments.Add(_files);
        Options.Add(_into);
        foreach (var option in _choices.Options) Options.Add(option);
        Options.Add(_threads);
        _into.Required = true;
    }

    protected override int Run(ParseResult arguments)
    {
        var options = _choices.Read(arguments) with
        {
            Files = Values.FilesOf(arguments, _files),
            Into = arguments.GetRequiredValue(_into)!,
            Threads = Values.ThreadsOf(arguments, _threads),
        };
        var game = arguments.GetRequiredValue(_game);
        if (options.Files.Count(file => file == "-") > 1) throw new InputException("'-' is given more than once, and there is one pipe: leave one");
        var end = Context.IsTerminal
            ? LiveImportView.Show(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Context.Output) }), Import)
            : Import(new PlainImportView(Context.Output, Context.Error, Context.Time));
        Tell(end);
        if (end.FoundNothing)
            throw new InputException($"no game of {game.Name} was found in {string.Join(", ", end.Sources.Select(source => $"'{source.Path}'"))}: './selfplay import --help' names the formats");
        return end.Interrupted ? ExitCode.Interrupted : ExitCode.Done;

        ImportEnd Import(IImportObserver observer) => Importer.Run(game, options, Context.InputBytes, observer, Context.Time, Context.Cancellation);
    }

    private void Tell(ImportEnd end)
    {
        // A live view is gone by now, and its lines with it.
        if (Context.IsTerminal) foreach (var warning in end.Warnings) Warn(warning);
        foreach (var source in end.Sources.Where(source => Context.IsTerminal || !source.Done)) Context.Output.WriteLine(ImportText.Source(source));
        foreach (var line in ImportText.End(end)) Context.Output.WriteLine(line);
        if (end.KeptNothing) Warn($"none of these games was kept, for the reasons above{(end.Sources.Any(source => source.Counts.Skipped > 0) ? " and in the report" : "")}");
    }
}
