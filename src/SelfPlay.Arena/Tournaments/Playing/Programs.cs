using SelfPlay.Arena.Engines;
using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using SelfPlay.Games.Go;
using SelfPlay.Games.Shogi;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>Which programs play which games.</summary>
internal static class Programs
{
    /// <summary>Go programs load their networks before they say a word.</summary>
    private static readonly TimeSpan LongGreeting = TimeSpan.FromSeconds(60);

    /// <summary>Null: no program of another's plays this game.</summary>
    public static EngineProtocol? ProtocolOf(Game game) => game switch
    {
        Game<ChessPosition> => EngineProtocol.Uci,
        Game<ShogiPosition> => EngineProtocol.Usi,
        Game<GoPosition> => EngineProtocol.Gtp,
        _ => null,
    };

    /// <summary>What people call the game of a protocol.</summary>
    public static string GameOf(EngineProtocol protocol) => protocol switch
    {
        EngineProtocol.Uci => "chess",
        EngineProtocol.Usi => "shogi",
        _ => "Go",
    };

    /// <summary>Makes the program of a player; starting it comes later.</summary>
    /// <param name="spec">A program whose protocol is that of the game.</param>
    /// <param name="game">The game.</param>
    /// <param name="time">Measures its thinking.</param>
    public static ForeignEngine Create(PlayerSpec spec, Game game, TimeProvider time)
    {
        var words = ShellWords.Split(spec.Target);
        var command = new EngineCommand { Path = words[0], Arguments = [.. words.Skip(1)], Options = spec.Options };
        return spec.Protocol switch
        {
            EngineProtocol.Gtp => new GtpEngine(command with { GreetingTimeout = LongGreeting }, ((Game<GoPosition>)game).Initial.Rules, time),
            EngineProtocol.Usi => new UciEngine(command, time, UciDialect.Usi),
            _ => new UciEngine(command, time),
        };
    }
}
