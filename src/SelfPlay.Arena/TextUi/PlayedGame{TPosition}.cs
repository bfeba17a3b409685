using SelfPlay.Arena.Boards;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Arena.TextUi;

/// <summary>A game as it stands: its line, what was noted about each move, and how it ended, by the rules or by its players.</summary>
internal sealed class PlayedGame<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly TextBoard<TPosition> _board;
    private readonly Move[] _legal = new Move[TPosition.MaxMoves];
    private readonly List<string?> _comments = [];

    public PlayedGame(Game<TPosition> game, TextBoard<TPosition> board, in TPosition start)
    {
        _board = board;
        Line = new Line<TPosition>(start, game.MoveLimit);
        JudgeByRules();
    }

    public Line<TPosition> Line { get; }

    public TPosition Position => Line.Position;

    public Side SideToMove => Line.Position.SideToMove;

    public Outcome Outcome { get; private set; }

    /// <summary>Follows "by"; empty as long as the game goes on.</summary>
    public string Reason { get; private set; } = "";

    public bool IsOver => Outcome != Outcome.Ongoing;

    /// <summary>Given up or agreed: by the rules it could go on.</summary>
    public bool IsOverByPlayers { get; private set; }

    /// <summary>None when the game is over.</summary>
    public IReadOnlyList<Move> LegalMoves => IsOver ? [] : _legal[..Line.LegalMoves(_legal)];

    /// <summary>"White wins by checkmate", "Draw by stalemate", "White to move".</summary>
    public string Status => Outcome switch
    {
        Outcome.Draw => $"Draw by {Reason}",
        Outcome.FirstWins => $"{_board.SideName(Side.First)} wins by {Reason}",
        Outcome.SecondWins => $"{_board.SideName(Side.Second)} wins by {Reason}",
        _ => $"{_board.SideName(SideToMove)} to move",
    };

    /// <summary>A game that was read, to be gone on with. A result that the rules do not give is kept as resigned or agreed.</summary>
    public static PlayedGame<TPosition> From(Game<TPosition> game, TextBoard<TPosition> board, GameText<TPosition> text)
    {
        var played = new PlayedGame<TPosition>(game, board, text.Start);
        for (var i = 0; i < text.Moves.Count; i++) played.Play(text.Moves[i], i < text.Comments.Count ? text.Comments[i] : null);
        if (!played.IsOver && text.Outcome != Outcome.Ongoing) played.End(text.Outcome, text.Outcome == Outcome.Draw ? "agreement" : "resignation");
        return played;
    }

    /// <summary>Plays a legal move.</summary>
    public void Play(Move move, string? comment = null)
    {
        Line.Play(move);
        _comments.Add(comment);
        JudgeByRules();
    }

    public void TakeBackTo(int ply)
    {
        Line.TakeBackTo(ply);
        _comments.RemoveRange(ply, _comments.Count - ply);
        JudgeByRules();
    }

    public void Resign() => End(OutcomeExtensions.WinFor(SideToMove.Opponent()), "resignation");

    public void AgreeToDraw() => End(Outcome.Draw, "agreement");

    /// <summary>The moves with their numbers, a number and its one or two moves a string: "1. e4 e5", "2. Nf3".</summary>
    public IReadOnlyList<string> NumberedMoves()
    {
        var moves = new List<string>();
        for (var ply = 0; ply < Line.Ply; ply++)
        {
            var position = Line.Positions[ply];
            var name = _board.Name(position, Line.Moves[ply]);
            if (position.SideToMove == Side.First) moves.Add($"{moves.Count + 1}. {name}");
            else if (moves.Count == 0) moves.Add($"1. ... {name}");
            else moves[^1] += $" {name}";
        }

        return moves;
    }

    public GameText<TPosition> ToText(IReadOnlyList<KeyValuePair<string, string>> tags) =>
        new(Line.Positions[0], Line.Moves.ToArray(), Outcome, IsOver ? [.. tags, new("Termination", Reason)] : tags, [.. _comments]);

    private void JudgeByRules()
    {
        Outcome = Line.Result(Line.LegalMoves(_legal));
        Reason = IsOver ? _board.ReasonOf(Line) : "";
        IsOverByPlayers = false;
    }

    private void End(Outcome outcome, string reason) => (Outcome, Reason, IsOverByPlayers) = (outcome, reason, true);
}
