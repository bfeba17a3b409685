using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>One game as it is read: its start, moves, notes, end, and the first fault.</summary>
internal sealed class RecordBuilder(int line, EnteringKingRule rule)
{
    // Longer than any game can be, and far more than anybody notes down about one: they bound the memory that a damaged file takes.
    private const int MostMoves = 20_000;
    private const int MostLetters = 1 << 22;

    private readonly List<KeyValuePair<string, string>> _tags = [];
    private readonly List<Move> _moves = [];
    private readonly List<string?> _comments = [];
    private ShogiPosition _start = ShogiPosition.Initial.With(rule);
    private ShogiPosition _position = ShogiPosition.Initial.With(rule);
    private Outcome? _outcome;
    private int _letters;
    private string? _fault;

    public ref readonly ShogiPosition Position => ref _position;

    public bool IsFaulty => _fault is not null;

    public bool HasMoves => _moves.Count > 0;

    public bool HasTags => _tags.Count > 0;

    /// <summary>Something was said about how the game ended.</summary>
    public bool HasEnded => _outcome is not null;

    /// <summary>Where the last move went; null before the first.</summary>
    public Square? LastTarget => HasMoves ? new ShogiMove(_moves[^1]).To : null;

    public void Begin(in ShogiPosition start) => _start = _position = start.With(rule);

    public void AddTag(string name, string value)
    {
        Count(line, name.Length + value.Length);
        if (!IsFaulty) _tags.Add(new(name, value));
    }

    /// <summary>Adds a line to the comment on the last move; what is said before the first is not kept.</summary>
    public void AddComment(int at, string text)
    {
        Count(at, text.Length);
        if (IsFaulty || !HasMoves || text.Length == 0) return;
        while (_comments.Count < _moves.Count) _comments.Add(null);
        _comments[^1] = _comments[^1] is { } before ? $"{before}\n{text}" : text;
    }

    public void Play(int at, Move move)
    {
        if (_moves.Count == MostMoves) FaultInMove(at, $"a game of more than {MostMoves} moves is taken for damage");
        if (IsFaulty) return;
        _moves.Add(move);
        _position = _position.After(move);
    }

    public void End(Outcome outcome) => _outcome ??= outcome;

    public void Fault(int at, string reason) => _fault ??= $"line {at}: {reason}";

    public void FaultInMove(int at, string reason) => _fault ??= $"line {at}, move {_moves.Count + 1}. {reason}";

    public ReadGame<ShogiPosition> Build()
    {
        if (_fault is not null) return new(null, line, _fault);
        if (_comments.Count > 0)
        {
            while (_comments.Count < _moves.Count) _comments.Add(null);
        }

        return new(new(_start, _moves.ToArray(), _outcome ?? ResultOfPosition(), [.. _tags], [.. _comments]), line, null);
    }

    // Where nothing is said about the end, mate and a declaration show in the position.
    private Outcome ResultOfPosition()
    {
        Span<Move> buffer = stackalloc Move[ShogiPosition.MaxMoves];
        return _position.Result(_position.LegalMoves(buffer));
    }

    private void Count(int at, int letters)
    {
        _letters += letters;
        if (_letters > MostLetters) Fault(at, $"the notes of a game of more than {MostLetters} letters are taken for damage");
    }
}
