using SelfPlay.Arena.Protocols.Options;
using SelfPlay.Arena.Protocols.Serving;
using SelfPlay.Games.Chess;

namespace SelfPlay.Arena.Protocols.Uci;

/// <summary>The options of the UCI server.</summary>
public sealed class UciOptions : ServerOptions<ChessPosition>
{
    private readonly CheckOption _chess960;
    private readonly CheckOption _showWdl;

    public UciOptions() : this(new CheckOption("UCI_Chess960", false), new CheckOption("UCI_ShowWDL", false))
    {
    }

    private UciOptions(CheckOption chess960, CheckOption showWdl)
        : base(new ServerOptionNames("Hash", "Ponder", "Move Overhead", "Clear Hash"), chess960, showWdl) =>
        (_chess960, _showWdl) = (chess960, showWdl);

    /// <summary>AlphaZero's limit of moves is one of training; a real game goes on.</summary>
    private protected override GameOrigin<ChessPosition> Origin { get; } = new(ChessPosition.Initial, ChessNotation.Instance, "fen", int.MaxValue);

    private protected override Wording<ChessPosition> Wording => new UciWording(_chess960.Value, _showWdl.Value);
}
