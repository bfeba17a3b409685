using SelfPlay.Games.Core;

namespace SelfPlay.Arena.TextUi;

/// <summary>A program that plays a side.</summary>
internal interface IMover<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Chooses a move in the last position of <paramref name="line"/>, which is not the end of the game.</summary>
    /// <param name="line">The game so far; left as it was.</param>
    /// <param name="level">How long to think.</param>
    /// <param name="progress">Told simulations done, if there are any.</param>
    /// <param name="cancel">Ends the thinking; what was chosen by then is returned.</param>
    Thought Choose(Line<TPosition> line, Level level, Action<long> progress, CancellationToken cancel);

    /// <summary>Answers the opponent, who is to move, when he offers a draw.</summary>
    bool AcceptsDraw(Line<TPosition> line, Level level, CancellationToken cancel);

    /// <summary>Another game begins.</summary>
    void Forget();
}
