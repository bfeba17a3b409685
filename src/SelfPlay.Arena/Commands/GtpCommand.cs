using System.CommandLine;
using System.Globalization;
using SelfPlay.Arena.Protocols;
using SelfPlay.Arena.Protocols.Gtp;
using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Engine;
using SelfPlay.Engine.Commands;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Go;
using SelfPlay.Net.Backends;

namespace SelfPlay.Arena.Commands;

/// <summary>Serves the Go networks to any program that speaks GTP.</summary>
public sealed class GtpCommand : ProgramCommand
{
    private const int Batch = 16;

    private readonly Option<string?> _net = Values.Text("--net", "the network: a checkpoint, a run, or a run and a generation as in x@12 (the newest of the newest run of the board's size if left out)", "NAME");
    private readonly Option<string?> _runs = Values.Text("--runs-dir", "the folder of all runs (runs if left out)", "DIR");
    private readonly Option<int?> _threads = Values.Whole("--threads", "threads to use (1 if left out: match runners start many engines at once)", 1, 1024);
    private readonly Option<string?> _device = Values.Text("--device", DeviceName.Help, "D");
    private readonly Option<int?> _size = Values.Whole("--size", "rows of the first board (those of --net, or 19, if left out); boardsize changes it", GoRules.MinSize, GoRules.MaxSize);
    private readonly Option<string?> _komi = Values.Text("--komi", "points for White, whole or half (7 on small boards and 7.5 from 10 rows on if left out)", "K");
    private readonly Option<string?> _rules = Values.Text("--rules", $"{GtpRules.KnownNames} (chinese if left out: positional superko, no suicide)", "NAME");
    private readonly Option<int?> _sims = Values.Whole("--sims", $"simulations per move (by the clock if left out, and {GtpSettings.UsualSimulations} without one)", 1);
    private readonly Option<double?> _moveTime = Values.Seconds("--move-time", "most time for a move, in seconds", "S");
    private readonly Option<int?> _overhead = Values.Whole("--overhead", $"milliseconds lost between clock and program ({GtpSettings.UsualOverhead} if left out)", 0, 10_000, "MS");
    private readonly Option<double?> _resign = Values.Positive("--resign", "resigns after three moves in a row with a chance below so many per cent (never if left out)", "P", most: 50);
    private readonly Option<double?> _temperature = Values.Positive("--temperature", "draws among the moves in proportion to their visits to the power 1/T (plays the best if left out)", "T", most: 100);
    private readonly Option<int?> _seed = Values.Whole("--seed", "what a temperature draws (1 if left out)", 0);
    private readonly Option<int?> _hash = Values.Whole("--hash", "megabytes for the search tree and the cache (1024 if left out)", 1, 1 << 20, "MB");

    public GtpCommand(CommandContext context)
        : base(
            "gtp",
            "Serves the Go networks to GUIs, match runners and analysis programs in the Go Text Protocol, version 2. Boards of 5 to 19 rows: each size has networks of its own. "
            + "All stones on the board count as alive (area scoring, Tromp-Taylor), so what is dead must be taken before the passes. Add it to Sabaki or GoGui as an engine with the first command below, "
            + "and the folder of the program as its working directory. Which network plays is told on standard error.",
            context,
            "./selfplay gtp",
            "./selfplay gtp --net runs/go9-20260101-120000@12 --size 9 --threads 2 --sims 800",
            "./selfplay gtp --rules tromp-taylor --komi 7.5 --resign 5 --temperature 0.5 --seed 7",
            "gogui-twogtp -black \"./selfplay gtp\" -white \"gnugo --mode gtp --chinese-rules --positional-superko --capture-all-dead\" -size 9 -komi 7 -games 20 -alternate -auto -sgffile match",
            "printf 'boardsize 9\\ngenmove b\\nshowboard\\n' | ./selfplay gtp")
    {
        foreach (var option in new Option[] { _net, _runs, _threads, _device, _size, _komi, _rules, _sims, _moveTime, _overhead, _resign, _temperature, _seed, _hash }) Options.Add(option);
    }

    protected override int Run(ParseResult arguments)
    {
        using var server = new GtpServer(
            game => new NetworkSource(game), SettingsOf(arguments), new ProtocolWriter(Context.Output), new ProtocolWriter(Context.Error), Context.Time, Context.Cancellation);
        server.Run(Context.Input);
        return ExitCode.Done;
    }

    private GtpSettings SettingsOf(ParseResult arguments)
    {
        var settings = new GtpSettings
        {
            Network = new NetworkSettings(
                RunsOf(arguments), arguments.GetValue(_net) ?? "", arguments.GetValue(_device) ?? "auto", arguments.GetValue(_threads) ?? 1, Batch),
            Komi = arguments.GetValue(_komi) is { } komi ? ParseKomi(komi) : null,
            Simulations = arguments.GetValue(_sims),
            MoveTime = arguments.GetValue(_moveTime) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            ResignBelow = (arguments.GetValue(_resign) ?? 0) / 100,
            Temperature = arguments.GetValue(_temperature) ?? 0,
        };
        return settings with
        {
            Size = SizeOf(arguments) ?? settings.Size,
            Rules = arguments.GetValue(_rules) ?? settings.Rules,
            Overhead = arguments.GetValue(_overhead) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : settings.Overhead,
            Seed = (ulong)(arguments.GetValue(_seed) ?? (int)settings.Seed),
            Hash = arguments.GetValue(_hash) ?? settings.Hash,
        };
    }

    private string RunsOf(ParseResult arguments) => arguments.GetValue(_runs) ?? NetworkSettings.UsualRunsFolder;

    /// <summary>As it was given, or the rows that the network plays on. A wrong name ends the program before a match begins.</summary>
    private int? SizeOf(ParseResult arguments)
    {
        var given = arguments.GetValue(_size);
        if (arguments.GetValue(_net) is not { Length: > 0 } name) return given;
        InputException? fault = null;
        foreach (var size in given is { } only ? [only] : Enumerable.Range(GoRules.MinSize, GoRules.MaxSize - GoRules.MinSize + 1).Reverse())
        {
            try
            {
                new CheckpointFinder(RunsOf(arguments), GoGame.Create(size)).FindUsable(name);
                return size;
            }
            catch (InputException exception)
            {
                fault ??= exception;
            }
        }

        throw fault!;
    }

    private static short ParseKomi(string text) => GoRules.TryParseKomi(text, out var komi)
        ? komi
        : throw new InputException($"--komi takes whole or half points, {GoRules.MaxKomi.ToString(CultureInfo.InvariantCulture)} at most, not '{text}'");
}
