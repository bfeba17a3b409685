using SelfPlay.Arena.Protocols;
using SelfPlay.Arena.Protocols.Options;
using SelfPlay.Arena.Protocols.Serving;
using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Arena.Protocols.Usi;
using SelfPlay.Engine.Commands;
using SelfPlay.Games.Core;
using SelfPlay.Games.Shogi;

namespace SelfPlay.Arena.Commands;

/// <summary>Serves the shogi network to any program that speaks USI.</summary>
public sealed class UsiCommand(CommandContext context) : ServeCommand<ShogiPosition>(
    "usi",
    "Serves the shogi network to GUIs and match runners in the USI protocol. Add it to a GUI as an engine by a script of one line with the command below and the folder of the program as its "
    + "working directory. It declares by the rule of 27 points (option EnteringKingRule), and looks for a mate by checks as soon as it begins to think (option MateNodes).",
    context,
    "./selfplay usi",
    "./selfplay usi --net runs/shogi-20260101-120000@12 --threads 4",
    "./selfplay usi --option Simulations=800 --option ResignBelow=3 --option MaxMovesToDraw=320",
    "printf 'position startpos moves 7g7f 3c3d\\ngo nodes 400\\n' | ./selfplay usi",
    "printf 'position sfen 9/4k4/9/4P4/9/9/9/9/4K4 b 3G 1\\ngo mate 10000\\n' | ./selfplay usi")
{
    protected override Game Game { get; } = ShogiGame.Create();

    protected override EngineServer<ShogiPosition> CreateServer(Action<OptionTable> set, ProtocolWriter output)
    {
        var options = new UsiOptions();
        set(options.Table);
        return new UsiServer(new NetworkSource(Game), options, output, Context.Time);
    }
}
