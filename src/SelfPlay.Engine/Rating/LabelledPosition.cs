using System.Diagnostics.CodeAnalysis;
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
    /// <summary>Asks the solver about every move of the last position of a game that goes on; null where all of them are alike, so that there is nothing to choose.
    /// The position must be one that the solver <see cref="ISolver{TPosition}.CanSolve"/>.</summary>
    /// <param name="line">The game up to the position.</param>
    /// <param name="solver">The judge.</param>
    /// <param name="worth">Of the position for the side to move: +1, 0 or -1.</param>
    public static LabelledPosition<TPosition>? Label(Line<TPosition> line, ISolver<TPosition> solver, out int worth)
    {
        Span<Move> moves = stackalloc Move[TPosition.MaxMoves];
        moves = moves[..line.LegalMoves(moves)];
        var keeps = new bool[moves.Length];
        worth = OptimalMoves.KeepValue(solver, line.Position, moves, keeps);
        return keeps.Contains(false) ? new LabelledPosition<TPosition>(line, moves.ToArray(), keeps) : null;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; false for anything else.</summary>
    public static bool TryParse(string text, in TPosition start, int moveLimit, [NotNullWhen(true)] out LabelledPosition<TPosition>? labelled)
    {
        labelled = null;
        var parts = text.Split(';');
        if (parts.Length != 2) return false;
        var line = new Line<TPosition>(start, moveLimit);
        var moves = new Move[TPosition.MaxMoves];
        foreach (var word in parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return false;
            var legal = moves.AsSpan(0, line.LegalMoves(moves));
            if (line.Result(legal.Length) != Outcome.Ongoing || !legal.Contains(new Move(value))) return false;
            line.Play(new Move(value));
        }

        var count = line.LegalMoves(moves);
        if (parts[1].Length != count || parts[1].Any(keeps => keeps is not ('0' or '1'))) return false;
        labelled = new LabelledPosition<TPosition>(line, moves[..count], [.. parts[1].Select(keeps => keeps == '1')]);
        return true;
    }

    public bool IsKeptBy(Move move) => Keeps[Array.IndexOf(Moves, move)];

    /// <summary>The moves of the game, then a digit per legal move: 1 keeps the value.</summary>
    public override string ToString() =>
        string.Join(' ', Line.Moves.ToArray().Select(move => move.Value.ToString(CultureInfo.InvariantCulture)))
        + ";" + string.Concat(Keeps.Select(keeps => keeps ? '1' : '0'));
}
