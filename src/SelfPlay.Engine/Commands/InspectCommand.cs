using System.CommandLine;
using System.Text.Json;
using SelfPlay.Engine.Inspection;

namespace SelfPlay.Engine.Commands;

/// <summary>Says in words, or as JSON, what is in a run, a checkpoint or a shard, damage included.</summary>
public sealed class InspectCommand : ProgramCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly Argument<string> _path = new("PATH") { Description = "a run folder, a data set, a checkpoint or a replay shard" };
    private readonly Option<int?> _game = Values.Whole("--game", "shows one game of a shard, by its number", 0);
    private readonly Option<bool> _json = Values.Flag("--json", "writes JSON instead of words");

    public InspectCommand(CommandContext context)
        : base(
            "inspect",
            "Says what is in a run, a data set, a checkpoint or a replay shard, damage included. Exit code 1 when something is damaged.",
            context,
            "./selfplay inspect runs/chess-2026-11-21-first",
            "./selfplay inspect runs/chess-2026-11-21-first --json",
            "./selfplay inspect data/chess",
            "./selfplay inspect runs/chess-2026-11-21-first/replay/000003.shard --game 17")
    {
        Arguments.Add(_path);
        Options.Add(_game);
        Options.Add(_json);
    }

    protected override int Run(ParseResult arguments)
    {
        var finding = Inspector.Inspect(arguments.GetRequiredValue(_path), arguments.GetValue(_game));
        if (arguments.GetValue(_json)) Context.Output.WriteLine(finding.ToJson().ToJsonString(Indented));
        else finding.Write(Context.Output);
        return finding.IsDamaged ? ExitCode.Failed : ExitCode.Done;
    }
}
