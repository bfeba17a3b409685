using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Engine.Play.Openings;

/// <summary>How a pair of games begins: a position, and moves from it that nobody chose.</summary>
/// <param name="Start">The first position.</param>
/// <param name="Moves">In order, each legal in its turn; the game goes on after them.</param>
public sealed record Opening<TPosition>(TPosition Start, IReadOnlyList<Move> Moves)
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Begins a game with it: whatever was on the line is gone.</summary>
    public void Play(Line<TPosition> line)
    {
        line.Restart(Start);
        foreach (var move in Moves) line.Play(move);
    }

    /// <summary>The first position in the game's notation; empty for the usual one.</summary>
    public string StartText(Game<TPosition> game) => Start.Equals(game.Initial) ? "" : game.Notation.FormatPosition(Start);

    /// <summary>The moves in the game's coordinate notation.</summary>
    public IReadOnlyList<string> MoveTexts(INotation<TPosition> notation)
    {
        var texts = new List<string>(Moves.Count);
        var position = Start;
        foreach (var move in Moves)
        {
            texts.Add(notation.FormatMove(position, move));
            position = position.After(move);
        }

        return texts;
    }
}
