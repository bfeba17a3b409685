using SelfPlay.Games.Core;

namespace SelfPlay.Games.Tests.Contract;

/// <summary>What <see cref="CatalogTests"/> sees of a contract: the game that it covers.</summary>
public abstract class GameContract
{
    /// <summary>The name in the catalogue.</summary>
    public abstract string GameName { get; }
}

/// <summary>
/// What every game promises to the search, the trainer and the commands, checked over seeded random games. A game's tests inherit it and
/// supply a naive move generator, which shares no code with the game: it reads the position's text.
/// </summary>
public abstract partial class GameContract<TPosition> : GameContract
    where TPosition : unmanaged, IPosition<TPosition>
{
    private const int Seed = 2027;
    private const int SolvedSamples = 40;

    private readonly List<Line<TPosition>> _games = [];
    private readonly List<Sample> _samples = [];
    private Game<TPosition>? _game;

    /// <summary>A position of a random game, with its past.</summary>
    protected readonly record struct Sample(Line<TPosition> Line, int Ply)
    {
        public TPosition Position => Line.Positions[Ply];

        public ReadOnlySpan<TPosition> History => Line.Positions[..(Ply + 1)];
    }

    protected Game<TPosition> Game => _game ??= (Game<TPosition>)GameCatalog.Find(GameName)!;

    /// <summary>Random games from each start.</summary>
    protected virtual int GamesPerStart => 100;

    /// <summary>Positions of those games that are looked at; fewer where a board is large.</summary>
    protected virtual int MostSamples => 2500;

    /// <summary>Positions, as text, from which the random games begin; add those in which rare rules come up soon.</summary>
    protected virtual IEnumerable<string> Starts => [Game.Notation.FormatPosition(Game.Initial)];

    /// <summary>All legal moves, as text, of the position that the text stands for; none when the board ends the game. In any order.</summary>
    protected abstract IEnumerable<string> NaiveMoves(string position);

    /// <summary>The text of the position turned by one of the game's symmetries. Games that have but the identity need not override it.</summary>
    protected virtual string Turn(string position, Symmetry symmetry) =>
        ReferenceEquals(symmetry, Game.Symmetries[0]) ? position : throw new NotSupportedException("A game with symmetries overrides Turn");

    /// <summary>The record of a drawn game with the move "zz9" behind the last one.</summary>
    protected virtual string WithImpossibleMove(string record) => record.Replace(" 1/2-1/2", " zz9 1/2-1/2", StringComparison.Ordinal);

    [OneTimeSetUp]
    public void PlayRandomGames()
    {
        var random = new Random(Seed);
        foreach (var start in Starts)
        {
            for (var i = 0; i < GamesPerStart; i++) _games.Add(PlayRandomGame(Read(start), random));
        }

        var all = _games.SelectMany(line => Enumerable.Range(0, line.Ply + 1).Select(ply => new Sample(line, ply))).ToArray();
        random.Shuffle(all);
        _samples.AddRange(all.Take(MostSamples));
    }

    protected static Move[] Moves(in TPosition position)
    {
        var moves = new Move[TPosition.MaxMoves];
        return moves[..position.LegalMoves(moves)];
    }

    protected TPosition Read(string text)
    {
        Assert.That(Game.Notation.TryParsePosition(text, out var position, out var error), Is.True, error);
        return position;
    }

    protected string Write(in TPosition position) => Game.Notation.FormatPosition(position);

    private Line<TPosition> PlayRandomGame(in TPosition start, Random random)
    {
        var line = new Line<TPosition>(start, Game.MoveLimit);
        var moves = new Move[TPosition.MaxMoves];
        while (true)
        {
            var count = line.LegalMoves(moves);
            if (line.Result(count) != Outcome.Ongoing) return line;
            line.Play(moves[random.Next(count)]);
        }
    }
}
