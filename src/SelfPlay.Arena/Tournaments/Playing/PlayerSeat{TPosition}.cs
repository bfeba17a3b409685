using SelfPlay.Arena.Engines;
using SelfPlay.Engine.Play;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>A player of this program who also plays many games in step, in a single one.</summary>
internal sealed class PlayerSeat<TPosition>(IPlayer<TPosition> player) : Seat<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly Choice[] _choice = new Choice[1];
    private readonly Rng[] _rng = new Rng[1];

    public override void Begin(Side side, ThinkingTime time, CancellationToken cancel)
    {
        // Remembers nothing from game to game.
    }

    public override (Choice Choice, int Depth) Think(ArenaGame<TPosition> game, ThinkingTime time, CancellationToken cancel)
    {
        _rng[0] = game.Rng;
        player.ChooseMoves([game.Line], _choice, _rng);
        game.Rng = _rng[0];
        return (_choice[0], 0);
    }
}
