using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Serving;

/// <summary>How a protocol writes what all of its kind say. Stateless, so any thread may ask.</summary>
internal abstract class Wording<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>What a position's text is called: "Fen".</summary>
    public abstract string PositionName { get; }

    public abstract string Position(in TPosition position);

    public abstract string Move(in TPosition position, Move move);

    /// <summary>An expectation as the programs of this game count it.</summary>
    public abstract int CentiPawns(WinDrawLoss outcome);

    /// <summary>What follows "score": "cp 34", "mate -3", with the chances where they are wanted; all for the side to move.</summary>
    public abstract string Score(AnalysedMove move);

    /// <summary>What "bestmove" names where there is nothing to search; null where there is.</summary>
    /// <param name="position">The position asked about.</param>
    /// <param name="legalMoves">How many it has.</param>
    public abstract string? AnswerToEnd(in TPosition position, int legalMoves);

    /// <summary>The score of a position that was not searched.</summary>
    public abstract string UnsearchedScore(in TPosition position, int legalMoves);

    /// <summary>True where the game is given up instead of a move.</summary>
    public virtual bool Resigns(AnalysisReport report) => false;
}
