using System.CommandLine;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Commands;

/// <summary>Lists the catalogue.</summary>
public sealed class GamesCommand(CommandContext context)
    : ProgramCommand("games", "Lists the games that this build knows.", context, "./selfplay games")
{
    protected override int Run(ParseResult arguments)
    {
        Context.Output.WriteLine($"{"name",-12} {"title",-16} {"planes",-9} {"policy",6} {"limit",6}");
        foreach (var game in GameCatalog.All)
            Context.Output.WriteLine($"{game.Name,-12} {game.Title,-16} {game.Planes,-9} {game.PolicySize,6} {game.MoveLimit,6}");
        Context.Output.WriteLine();
        Context.Output.WriteLine("others, by example:");
        foreach (var (name, meaning) in GameCatalog.Others) Context.Output.WriteLine($"{name,-16} {meaning}");
        Context.Output.WriteLine();
        Context.Output.WriteLine("planes: height x width x planes of the encoded board; policy: size of the policy; limit: moves after which a game is stopped");
        return ExitCode.Done;
    }
}
