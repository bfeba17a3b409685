using System.Globalization;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Play.Openings;

/// <summary>
/// Random legal openings, no two of which reach the same position, drawn when they are asked for. Opening k is the same for the same seed
/// whichever is asked for first, because they are drawn in order.
/// </summary>
internal sealed class RandomOpenings<TPosition> : OpeningBook<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    // So many draws in a row with nothing new or balanced: there are no more, or too few to look for.
    private const int MostDraws = 1000;

    private readonly Lock _lock = new();
    private readonly List<Opening<TPosition>> _openings = [];
    private readonly HashSet<ulong> _seen = [];
    private readonly Line<TPosition> _line;
    private readonly OpeningBalance<TPosition> _balance;
    private readonly int _plies;
    private readonly ulong _seed;
    private bool _exhausted;

    private RandomOpenings(int plies, Game<TPosition> game, OpeningOptions<TPosition> options)
    {
        _plies = plies;
        _seed = (ulong)options.Seed;
        _line = new Line<TPosition>(game.Initial, options.MoveLimit ?? game.MoveLimit);
        _balance = new OpeningBalance<TPosition>(game, options);
    }

    public override string Description => string.Create(CultureInfo.InvariantCulture, $"random openings of {_plies} plies");

    /// <exception cref="InputException">Not one opening is balanced.</exception>
    public static RandomOpenings<TPosition> Create(int plies, Game<TPosition> game, OpeningOptions<TPosition> options)
    {
        var book = new RandomOpenings<TPosition>(plies, game, options);
        book.DrawUpTo(0);
        return book._openings.Count > 0
            ? book
            : throw new InputException($"none of {MostDraws} random openings of {plies} plies is balanced; give another number of plies or a book file");
    }

    public override Opening<TPosition> At(int pair)
    {
        lock (_lock)
        {
            DrawUpTo(pair);
            return _openings[pair % _openings.Count];
        }
    }

    private void DrawUpTo(int pair)
    {
        while (_openings.Count <= pair && !_exhausted)
        {
            if (TryDraw()) _openings.Add(new Opening<TPosition>(_line.Positions[0], _line.Moves.ToArray()));
            else _exhausted = true;
        }
    }

    // The first draw is the one that a rating match makes of the same seed and pair.
    private bool TryDraw()
    {
        var rng = new Rng(_seed, (ulong)_openings.Count);
        for (var draw = 0; draw < MostDraws; draw++)
        {
            Opening.Play(_line, _plies, ref rng);
            if (_seen.Add(_line.Position.Hash) && _balance.IsKept(_line)) return true;
        }

        return false;
    }
}
