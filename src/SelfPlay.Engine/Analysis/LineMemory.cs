using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Analysis;

/// <summary>The line that was analysed last: is another its continuation?</summary>
internal sealed class LineMemory<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly List<Move> _moves = [];
    private TPosition _start;
    private int _moveLimit; // 0: nothing is remembered

    public void Forget() => _moveLimit = 0;

    public void Remember(Line<TPosition> line)
    {
        (_start, _moveLimit) = (line.Positions[0], line.MoveLimit);
        _moves.Clear();
        foreach (var move in line.Moves) _moves.Add(move);
    }

    /// <summary>True if <paramref name="line"/> begins like the remembered one and has the same end; <paramref name="since"/> are the moves made since.</summary>
    public bool GoesOn(Line<TPosition> line, out ReadOnlySpan<Move> since)
    {
        since = default;
        if (_moveLimit != line.MoveLimit || line.Ply < _moves.Count || !_start.Equals(line.Positions[0])) return false;
        for (var i = 0; i < _moves.Count; i++)
        {
            if (_moves[i] != line.Moves[i]) return false;
        }

        since = line.Moves[_moves.Count..];
        return true;
    }
}
