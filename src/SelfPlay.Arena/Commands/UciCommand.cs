using SelfPlay.Arena.Protocols;
using SelfPlay.Arena.Protocols.Options;
using SelfPlay.Arena.Protocols.Serving;
using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Arena.Protocols.Uci;
using SelfPlay.Engine.Commands;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Commands;

/// <summary>Serves the chess network to any program that speaks UCI.</summary>
public sealed class UciCommand(CommandContext context) : ServeCommand<ChessPosition>(
    "uci",
    "Serves the chess network to GUIs and match runners in the UCI protocol. Add it to a GUI as an engine with the command below and the folder of the program as its working directory; "
    + "where a GUI takes no arguments, a script of one line with the command does.",
    context,
    "./selfplay uci",
    "./selfplay uci --net runs/chess-20260101-120000@12 --threads 4",
    "./selfplay uci --option Simulations=800 --option \"Move Overhead=100\"",
    "fastchess -engine cmd=./selfplay args=uci name=SelfPlay -engine cmd=stockfish name=Stockfish -each tc=10+0.1",
    "printf 'position startpos moves e2e4\\ngo nodes 400\\n' | ./selfplay uci")
{
    protected override Game Game { get; } = ChessGame.Create();

    protected override EngineServer<ChessPosition> CreateServer(Action<OptionTable> set, ProtocolWriter output)
    {
        var options = new UciOptions();
        set(options.Table);
        return new UciServer(new NetworkSource(Game), options, output, Context.Time);
    }
}
