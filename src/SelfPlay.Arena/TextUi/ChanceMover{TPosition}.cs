using SelfPlay.Engine.Play;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Arena.TextUi;

/// <summary>A player who answers at once: random, greedy or exact.</summary>
internal sealed class ChanceMover<TPosition>(IPlayer<TPosition> player, Rng rng) : IMover<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly Rng[] _rngs = [rng];

    public Thought Choose(Line<TPosition> line, Level level, Action<long> progress, CancellationToken cancel) =>
        new(Choose(line, _rngs).Move, Report: null, TimeSpan.Zero);

    /// <summary>Yes if it knows that it does not win; a player that cannot tell plays on.</summary>
    public bool AcceptsDraw(Line<TPosition> line, Level level, CancellationToken cancel) =>
        Choose(line, [.. _rngs]).Value is >= 0;

    public void Forget()
    {
    }

    private Choice Choose(Line<TPosition> line, Rng[] rngs)
    {
        var choices = new Choice[1];
        player.ChooseMoves([line], choices, rngs);
        return choices[0];
    }
}
