using SelfPlay.Arena.Boards;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.TextUi;

/// <summary>Who plays what, and how.</summary>
internal sealed record PlaySetup<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    public required Game<TPosition> Game { get; init; }

    public required TextBoard<TPosition> Board { get; init; }

    public required Seat<TPosition> First { get; init; }

    public required Seat<TPosition> Second { get; init; }

    /// <summary>The network that answers a person's questions; made when it is first asked.</summary>
    /// <exception cref="Engine.InputException">There is none.</exception>
    public required Func<Advisor<TPosition>> Advisor { get; init; }

    public Level Level { get; init; } = Level.Usual;

    /// <summary>Where every new game of the session begins.</summary>
    public TPosition Start { get; init; } = TPosition.Initial;

    /// <summary>A game to go on with; null begins one.</summary>
    public string? LoadPath { get; init; }

    /// <summary>Where games are written after every move; null does not.</summary>
    public string? SavePath { get; init; }

    /// <summary>Between the moves of two programs.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Letters instead of symbols.</summary>
    public bool Ascii { get; init; }
}
