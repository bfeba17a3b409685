using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Play;

/// <summary>Writes finished games as the field writes them.</summary>
public abstract class GameTexts
{
    /// <summary>Makes the writer of a game whose position type is not known here.</summary>
    public static GameTexts Create(Game game) => game.Accept(new Maker());

    /// <summary>The file ending, without the dot.</summary>
    public abstract string Extension { get; }

    /// <summary>All games, one after the other, in the order given.</summary>
    public abstract string Format(IEnumerable<GameRecord> records);

    private sealed class Maker : IGameVisitor<GameTexts>
    {
        public GameTexts Visit<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition> =>
            new GameTexts<TPosition>(game);
    }
}
