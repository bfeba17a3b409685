using SelfPlay.Games.Encoding;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Core;

/// <summary>A game of the catalogue, seen without its position type. <see cref="Accept{TResult}"/> is the one way back to the type.</summary>
public abstract class Game
{
    /// <summary>The name on the command line: lower case, no spaces.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the game whose networks play this one too, because planes and moves are the same: shogi by any rule and from any start, Go of one size
    /// with any komi. Its own name unless said otherwise.</summary>
    public string Family { get => field ?? Name; init; }

    /// <summary>The name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Other names that <see cref="GameCatalog.Find"/> accepts.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Moves after which a game is stopped, unless a run configures another limit.</summary>
    public required int MoveLimit { get; init; }

    /// <summary>What the tags with the players' names are called in game records: the first player's and the second's.</summary>
    public (string First, string Second) PlayerTags { get; init; } = ("White", "Black");

    /// <summary>All symmetries that keep rules and encoding, the identity first.</summary>
    public required IReadOnlyList<Symmetry> Symmetries { get; init; }

    public abstract PlaneShape Planes { get; }

    public abstract int PolicySize { get; }

    public abstract int EncoderVersion { get; }

    public abstract int MaxMoves { get; }

    public abstract TResult Accept<TResult>(IGameVisitor<TResult> visitor);
}

/// <summary>Everything of one game: what <see cref="GameCatalog"/> lists.</summary>
public sealed class Game<TPosition> : Game
    where TPosition : unmanaged, IPosition<TPosition>
{
    public required IEncoder<TPosition> Encoder { get; init; }

    public required INotation<TPosition> Notation { get; init; }

    /// <summary>Where games begin, unless something else is asked for.</summary>
    public TPosition Initial { get; init; } = TPosition.Initial;

    /// <summary>Makes an exact solver, for the small games that have one.</summary>
    public Func<ISolver<TPosition>>? CreateSolver { get; init; }

    /// <summary>What a side's men on the board are worth together, for the games in which men can be taken.</summary>
    public Func<TPosition, Side, int>? Material { get; init; }

    public override PlaneShape Planes => Encoder.Planes;

    public override int PolicySize => Encoder.PolicySize;

    public override int EncoderVersion => Encoder.Version;

    public override int MaxMoves => TPosition.MaxMoves;

    public override TResult Accept<TResult>(IGameVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>Work to be done on a game whose position type is known only at run time.</summary>
public interface IGameVisitor<TResult>
{
    TResult Visit<TPosition>(Game<TPosition> game)
        where TPosition : unmanaged, IPosition<TPosition>;
}
