using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Boards;

/// <summary>The board of each game of the catalogue.</summary>
public static class TextBoards
{
    public static TextBoard<TPosition> For<TPosition>(Game<TPosition> game)
        where TPosition : unmanaged, IPosition<TPosition> =>
        throw new NotImplementedException(game.Name);
}
