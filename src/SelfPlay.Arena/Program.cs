using SelfPlay.Arena.Commands;
using SelfPlay.Engine.Commands;

namespace SelfPlay.Arena;

/// <summary>The program: gives the commands the real console and turns Ctrl-C into an orderly stop.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        using var stop = new StopSignals(TimeProvider.System);
        return Run(args, new CommandContext
        {
            Output = Console.Out,
            Error = Console.Error,
            Input = Console.In,
            InputBytes = Console.OpenStandardInput(),
            IsTerminal = !Console.IsOutputRedirected,
            Cancellation = stop.Token,
        });
    }

    /// <summary>The whole program on the given console: what the tests call.</summary>
    public static int Run(string[] args, CommandContext context) =>
        new CommandLineProgram(
            "Board games learnt by self-play: a residual policy network is fitted to its own games, again and again. (./selfplay test runs the test suite.)",
            context,
            [
                .. EngineCommands.Create(context),
                new PlayCommand(context),
                new UciCommand(context),
                new UsiCommand(context),
                new GtpCommand(context),
                new TournamentCommand(context),
            ]).Run(args);
}
