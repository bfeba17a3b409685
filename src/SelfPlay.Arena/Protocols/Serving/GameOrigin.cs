using SelfPlay.Engine;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Arena.Protocols.Serving;

/// <summary>Where the games of "position" lines begin, and by which rules.</summary>
/// <param name="Initial">What "startpos" means.</param>
/// <param name="Notation">Reads positions and moves.</param>
/// <param name="PositionWord">The word before a position: "fen", "sfen".</param>
/// <param name="MoveLimit">Moves after which a game is drawn.</param>
internal sealed record GameOrigin<TPosition>(TPosition Initial, INotation<TPosition> Notation, string PositionWord, int MoveLimit)
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Reads what stands between "position" and "moves".</summary>
    /// <exception cref="InputException"/>
    public TPosition Read(string start) => start.Split(' ', 2) switch
    {
        ["startpos"] => Initial,
        [var word, var text] when word == PositionWord => Notation.TryParsePosition(text, out var read, out var error) ? read : throw new InputException(error),
        _ => throw new InputException(
            $"position takes 'startpos' or '{PositionWord}' and a {PositionWord.ToUpperInvariant()}, then 'moves' if there are any, not '{start}'"),
    };
}
