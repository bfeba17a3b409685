using System.Globalization;
using SelfPlay.Arena.Engines;
using SelfPlay.Arena.Protocols.Serving;
using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Uci;

/// <summary>How UCI writes moves and scores.</summary>
/// <param name="chess960">Castling as king takes rook.</param>
/// <param name="showsWdl">Chances to win, draw and lose beside the score.</param>
internal sealed class UciWording(bool chess960, bool showsWdl) : Wording<ChessPosition>
{
    public override string PositionName => "Fen";

    public override string Position(in ChessPosition position) => chess960 ? Fen.FormatShredder(position) : Fen.Format(position);

    public override string Move(in ChessPosition position, Move move) => UciMove.Format(position, move, chess960);

    public override int CentiPawns(WinDrawLoss outcome) => CentiPawnScale.Rounded(outcome);

    public override string Score(AnalysedMove move)
    {
        var score = move.MateIn is { } mate
            ? string.Create(CultureInfo.InvariantCulture, $"mate {mate}")
            : string.Create(CultureInfo.InvariantCulture, $"cp {CentiPawns(move.Outcome)}");
        return showsWdl ? $"{score} wdl {Chances(move.Outcome)}" : score;
    }

    public override string? AnswerToEnd(in ChessPosition position, int legalMoves) => legalMoves == 0 ? "(none)" : null;

    public override string UnsearchedScore(in ChessPosition position, int legalMoves) => legalMoves == 0 && position.InCheck ? "mate 0" : "cp 0";

    /// <summary>"312 540 148": in thousandths that sum to 1000.</summary>
    private static string Chances(WinDrawLoss outcome)
    {
        var win = (int)Math.Round(1000 * outcome.Win);
        var loss = Math.Min(1000 - win, (int)Math.Round(1000 * outcome.Loss));
        return string.Create(CultureInfo.InvariantCulture, $"{win} {1000 - win - loss} {loss}");
    }
}
