using System.Globalization;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Rating;

/// <summary>A position and an exact solver's verdict on its moves.</summary>
/// <param name="Line">The game up to the position.</param>
/// <param name="Moves">The legal moves.</param>
/// <param name="Keeps">One entry a move: true when it keeps the position's value.</param>
public sealed record LabelledPosition<TPosition>(Line<TPosition> Line, Move[] Moves, bool[] Keeps)
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static LabelledPosition<TPosition> Parse(string text, int moveLimit)
    {
        var parts = text.Split(';');
        var line = new Line<TPosition>(TPosition.Initial, moveLimit);
        foreach (var move in parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            line.Play(new Move(int.Parse(move, CultureInfo.InvariantCulture)));
        var moves = new Move[TPosition.MaxMoves];
        var count = line.LegalMoves(moves);
        return new LabelledPosition<TPosition>(line, moves[..count], [.. parts[1].Select(keeps => keeps == '1')]);
    }

    public bool IsKeptBy(Move move) => Keeps[Array.IndexOf(Moves, move)];

    /// <summary>The moves of the game, then a digit per legal move: 1 keeps the value.</summary>
    public override string ToString() =>
        string.Join(' ', Line.Moves.ToArray().Select(move => move.Value.ToString(CultureInfo.InvariantCulture)))
        + ";" + string.Concat(Keeps.Select(keeps => keeps ? '1' : '0'));
}
