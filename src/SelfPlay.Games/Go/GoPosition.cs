using SelfPlay.Games.Core;

namespace SelfPlay.Games.Go;

/// <summary>
/// A position of Go by Tromp-Taylor's rules: the stones as two sets of points, the rules, who moves, how many passes went before. Chains and liberties
/// are found when they are asked for (<see cref="GoChains"/>): that keeps a position at 120 bytes, where kept chains would take two thousand. A move's value
/// is its cell, row * size + column with row 0 at the top, or size * size for the pass.
/// </summary>
public readonly struct GoPosition : IPosition<GoPosition>
{
    private readonly PointSet _first;
    private readonly PointSet _second;
    private readonly ulong _stones;
    private readonly byte _passes;

    private GoPosition(in PointSet first, in PointSet second, ulong stones, GoRules rules, Side sideToMove, int passes)
    {
        (_first, _second, _stones, _passes) = (first, second, stones, (byte)passes);
        (Rules, SideToMove) = (rules, sideToMove);
    }

    /// <summary>The empty board of 19 rows; other games have starts of their own.</summary>
    public static GoPosition Initial => Start(GoRules.Usual(GoRules.MaxSize));

    public static int MaxMoves => (GoRules.MaxSize * GoRules.MaxSize) + 1;

    public GoRules Rules { get; }

    public Side SideToMove { get; }

    /// <summary>Passes just played one after the other; the second ends the game.</summary>
    public int Passes => _passes;

    public Move Pass => new(Rules.Cells);

    /// <summary>Gives the turn to the other side, and is no pass: for records and protocols, where a side may move twice, or go on after two passes. Never
    /// among the legal moves.</summary>
    public Move Turn => new(Rules.Cells + 1);

    public ulong Hash => _stones ^ Mixing.Mix(((ulong)_passes << 1) | (ulong)SideToMove | (Rules.Key << 8));

    /// <summary>The stones alone: equal for positions that superko takes for the same, whoever moves.</summary>
    internal ulong StonesHash => _stones;

    private GoBoard Board => GoBoard.Of(Rules.Size);

    public static GoPosition Start(GoRules rules) => new(default, default, 0, rules, Side.First, 0);

    /// <summary>Stones that lie on the board before the first move, by their cells. Checks nothing: see <see cref="HasChainWithoutLiberty"/>.</summary>
    public static GoPosition SetUp(GoRules rules, IEnumerable<int> first, IEnumerable<int> second, Side sideToMove)
    {
        var board = GoBoard.Of(rules.Size);
        return FromStones(rules, Points(first), Points(second), sideToMove, 0);

        PointSet Points(IEnumerable<int> cells) => cells.Aggregate(default(PointSet), (points, cell) => points | PointSet.Of(board.Bit(cell)));
    }

    /// <summary>A position from its stones. Checks nothing.</summary>
    internal static GoPosition FromStones(GoRules rules, in PointSet first, in PointSet second, Side sideToMove, int passes) =>
        new(first, second, GoZobrist.Stones(Side.First, first) ^ GoZobrist.Stones(Side.Second, second), rules, sideToMove, passes);

    /// <summary>True for stones that were set up, and that no game leaves so.</summary>
    public bool HasChainWithoutLiberty => GoLiberties.AnyChainHasNone(Board, _first, _second);

    /// <summary>The same position of a game with other rules of the same size.</summary>
    public GoPosition WithRules(GoRules rules) => new(_first, _second, _stones, rules, SideToMove, _passes);

    internal PointSet StonesOf(Side side) => side == Side.First ? _first : _second;

    /// <summary>Whose stone lies on a cell; null for an empty one.</summary>
    public Side? StoneAt(int cell)
    {
        var bit = Board.Bit(cell);
        return _first.Contains(bit) ? Side.First : _second.Contains(bit) ? Side.Second : null;
    }

    /// <summary>The chains of the first side, then those of the other, each as its cells. For people and programs, not for searching: it makes lists.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Chains()
    {
        var board = Board;
        var chains = new List<IReadOnlyList<int>>();
        foreach (var stones in new[] { _first, _second })
        {
            var left = stones;
            while (!left.IsEmpty)
            {
                var rest = left;
                var chain = PointSet.Of(rest.TakeFirst()).Flood(board.Stride, stones);
                var cells = new List<int>();
                foreach (var bit in chain.Bits) cells.Add(board.Cell(bit));
                chains.Add(cells);
                left -= chain;
            }
        }

        return chains;
    }

    /// <summary>The moves by this position alone, in the order of their cells, the pass last. Superko needs the past: see <see cref="FilterByHistory"/>.</summary>
    public int LegalMoves(Span<Move> moves)
    {
        if (_passes >= 2) return 0;
        var board = Board;
        var count = 0;
        foreach (var bit in GoLiberties.Playable(this, board).Bits) moves[count++] = new Move(board.Cell(bit));
        moves[count++] = Pass;
        return count;
    }

    public GoPosition After(Move move)
    {
        var next = SideToMove.Opponent();
        if (move.Value >= Rules.Cells) return new GoPosition(_first, _second, _stones, Rules, next, move == Pass ? _passes + 1 : 0);
        var bit = Board.Bit(move.Value);
        var (own, other) = (StonesOf(SideToMove), StonesOf(next));
        own.Add(bit);
        var captured = GoLiberties.Captured(Board, PointSet.Of(bit), other, own);
        other -= captured;
        // Only a stone that takes nothing can have taken its own chain's last liberty, and only where the rules let it.
        var lost = Rules.Suicide && captured.IsEmpty ? GoLiberties.WithoutLiberty(Board, PointSet.Of(bit), own, other) : default;
        own -= lost;
        var stones = _stones ^ GoZobrist.Stone(SideToMove, bit) ^ GoZobrist.Stones(next, captured) ^ GoZobrist.Stones(SideToMove, lost);
        return SideToMove == Side.First
            ? new GoPosition(own, other, stones, Rules, next, 0)
            : new GoPosition(other, own, stones, Rules, next, 0);
    }

    public Outcome Result(int legalMoves) => _passes < 2 ? Outcome.Ongoing : GoScore.Outcome(this);

    /// <summary>Only the second of two passes ends a game.</summary>
    public static bool IsLost(in GoPosition position, Span<Move> buffer) =>
        position._passes >= 2 && GoScore.Outcome(position) == OutcomeExtensions.WinFor(position.SideToMove.Opponent());

    /// <summary>The pass after a pass, if the board is won; it is the last of the moves.</summary>
    public static int FindWin(in GoPosition position, ReadOnlySpan<Move> moves, Span<Move> buffer) =>
        position._passes == 1 && !moves.IsEmpty && IsLost(position.After(position.Pass), buffer) ? moves.Length - 1 : -1;

    /// <summary>Superko: takes out every move that would repeat an earlier position of the whole board.</summary>
    public static int FilterByHistory(ReadOnlySpan<GoPosition> line, Span<Move> moves, int count) => GoSuperko.Filter(line, moves, count);

    /// <summary>True if all stones lie alike: what superko calls the same position.</summary>
    public bool HasStonesOf(in GoPosition other) =>
        _stones == other._stones && _first.Equals(other._first) && _second.Equals(other._second);

    public bool Equals(GoPosition other) =>
        HasStonesOf(other) && Rules == other.Rules && SideToMove == other.SideToMove && _passes == other._passes;

    public override bool Equals(object? obj) => obj is GoPosition other && Equals(other);

    public override int GetHashCode() => Hash.GetHashCode();

    public override string ToString() => new GoNotation(Rules).FormatPosition(this);

    public static bool operator ==(in GoPosition a, in GoPosition b) => a.Equals(b);

    public static bool operator !=(in GoPosition a, in GoPosition b) => !a.Equals(b);
}
