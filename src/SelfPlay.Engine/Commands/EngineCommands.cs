namespace SelfPlay.Engine.Commands;

/// <summary>The commands that need nothing above the engine.</summary>
public static class EngineCommands
{
    public static IEnumerable<ProgramCommand> Create(CommandContext context) =>
    [
        new TrainCommand(context),
        new TestSuiteCommand(context),
        new ImportCommand(context),
        new FitCommand(context),
        new InspectCommand(context),
        new PerftCommand(context),
        new BenchCommand(context),
        new GamesCommand(context),
        new DevicesCommand(context),
    ];
}
