using System.Globalization;
using SelfPlay.Arena.Engines;
using SelfPlay.Arena.Protocols.Serving;
using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;
using SelfPlay.Games.Shogi;

namespace SelfPlay.Arena.Protocols.Usi;

/// <summary>How USI writes moves and scores: mates count plies. Who may declare that he wins does; who has no move resigns.</summary>
/// <param name="resignBelow">Gives up where the expected score, in [0, 1], is below it.</param>
internal sealed class UsiWording(double resignBelow) : Wording<ShogiPosition>
{
    public override string PositionName => "Sfen";

    public override string Position(in ShogiPosition position) => Sfen.Format(position);

    public override string Move(in ShogiPosition position, Move move) => UsiMove.Format(move);

    public override int CentiPawns(WinDrawLoss outcome) => ShogiScale.Rounded(outcome);

    public override string Score(AnalysedMove move) => move.MateIn switch
    {
        null => string.Create(CultureInfo.InvariantCulture, $"cp {CentiPawns(move.Outcome)}"),
        > 0 and var moves => string.Create(CultureInfo.InvariantCulture, $"mate {(2 * moves) - 1}"),
        var moves => string.Create(CultureInfo.InvariantCulture, $"mate {2 * moves}"),
    };

    public override string? AnswerToEnd(in ShogiPosition position, int legalMoves) =>
        legalMoves == 0 ? "resign" : ShogiRules.MayDeclare(position) ? "win" : null;

    public override string UnsearchedScore(in ShogiPosition position, int legalMoves) => AnswerToEnd(position, legalMoves) switch
    {
        "win" => "mate +",
        "resign" => "mate -",
        _ => "cp 0",
    };

    public override bool Resigns(AnalysisReport report) => (1 + report.Outcome.Value) / 2 < resignBelow;
}
