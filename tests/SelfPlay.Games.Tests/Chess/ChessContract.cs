using SelfPlay.Games.Chess;
using SelfPlay.Games.Tests.Contract;

namespace SelfPlay.Games.Tests.Chess;

public class ChessContract : GameContract<ChessPosition>
{
    public override string GameName => "chess";

    protected override int GamesPerStart => 8;

    protected override IEnumerable<string> Starts =>
    [
        .. base.Starts,
        ChessTestPositions.Kiwipete,
        "n1n5/PPPk4/8/8/8/8/4Kppp/5N1N b - - 0 1",
        "8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1",
        "4k3/p1p1p1p1/8/1P1P1P1P/p1p1p1p1/8/1P1P1P1P/4K3 w - - 0 1",
        "nrbkqbrn/pppppppp/8/8/8/8/PPPPPPPP/NRBKQBRN w KQkq - 0 1",
        "1rkr4/8/8/8/8/8/8/1RKR4 w KQkq - 0 1",
        "4k2r/8/8/8/8/8/8/rR2K1R1 w KQk - 0 1",
    ];

    protected override IEnumerable<string> NaiveMoves(string position) => new NaiveChess(position).LegalMoves();
}
