using System.Text.RegularExpressions;
using SelfPlay.Games.Shogi;
using SelfPlay.Games.Tests.Contract;

namespace SelfPlay.Games.Tests.Shogi;

public partial class ShogiContract : GameContract<ShogiPosition>
{
    public override string GameName => "shogi";

    protected override int GamesPerStart => 6;

    protected override IEnumerable<string> Starts =>
    [
        .. base.Starts,
        ShogiTestPositions.Matsuri,
        ShogiTestPositions.MostMoves,
        "lnsgkgsnl/9/ppppppppp/9/9/9/PPPPPPPPP/1B5R1/LNSGKGSNL w - 1",
        "4k4/4p4/9/9/9/9/9/4P4/4K4 b 2R2B4G4S4N4L8P8p 1",
        "8k/7pp/9/9/9/9/9/9/K8 b 2P2r2b4g4s4n4l12p 31",
        "+R+B2K4/1GGSS4/PPPP5/9/9/9/5pppp/4ssgg1/4k2b+r b NLPnlp 120",
    ];

    protected override IEnumerable<string> NaiveMoves(string position) => new NaiveShogi(position).LegalMoves();

    protected override string WithImpossibleMove(string record) => LastWord().Replace(record, "$1zz9", 1);

    // What stands in the place of a move behind the last one.
    [GeneratedRegex("( [0-9]+ )(持将棋|千日手)")]
    private static partial Regex LastWord();
}
